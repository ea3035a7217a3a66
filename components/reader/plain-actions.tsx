import { apiHref, listPage, messagePage } from '#lib/contract/index.ts';
import { hasFlag } from '#lib/mail/flags.ts';
import { snoozeTimes, type SnoozeChoice } from '#lib/mail/snooze-times.ts';
import { labelName, offeredActions } from '#components/messages/index.ts';
import { Button, FormHead, SelectField } from '#components/ui/index.ts';
import type { ReaderView } from './reader-view.ts';

const TIMES = {
  later: 'actions.snoozeLater',
  tomorrow: 'actions.snoozeTomorrow',
  weekend: 'actions.snoozeWeekend',
  'next-week': 'actions.snoozeNextWeek',
} as const satisfies Record<SnoozeChoice, string>;

/** Snoozing and labels for pages without scripts; where scripts run, menus and keys do the same. */
export function PlainActions({ texts, token, mailbox, message, labels, list }: ReaderView) {
  const { snooze, wake } = offeredActions(mailbox.specialUse);
  const fields = (back: string) => (
    <>
      <FormHead token={token} return={back} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <input type="hidden" name="uidValidity" value={message.uidValidity} />
      <input type="hidden" name="uid" value={message.uid} />
    </>
  );
  const here = messagePage(mailbox.path, message, { list });
  return (
    <details className="px-4 pb-3 print:hidden">
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-meta text-muted pointer-coarse:min-h-11">
        {texts.t(snooze || wake ? 'reader.snoozeAndLabels' : 'reader.labelsOnly')}
      </summary>
      <div className="flex flex-wrap items-end gap-3 pt-1">
        {wake && (
          <form method="post" action={apiHref('wakeMessages')}>
            {fields(listPage(mailbox.path, list))}
            <Button icon="inbox">{texts.t('actions.wakeNow')}</Button>
          </form>
        )}
        {snooze && (
          <form method="post" action={apiHref('snoozeMessages')} className="flex flex-wrap items-end gap-2">
            {fields(listPage(mailbox.path, list))}
            <SelectField
              name="until"
              label={texts.t('actions.snoozeTitle')}
              options={snoozeTimes(texts.now, texts.timeZone).map(({ choice, at }) => ({
                value: at.toISOString(),
                label: texts.t(TIMES[choice], { when: texts.date(at.toISOString(), 'coming') }),
              }))}
            />
            <Button icon="clock">{texts.t('actions.snooze')}</Button>
          </form>
        )}
        <form
          method="post"
          action={apiHref('setFlags')}
          className="flex flex-wrap gap-1"
          aria-label={texts.t('actions.labelTitle', { count: 1 })}
        >
          {fields(here)}
          {labels.map((label) => {
            const on = hasFlag(message.flags, label.keyword);
            const values = { label: labelName(label, texts) };
            return (
              <Button key={label.keyword} tone="quiet" icon="tag" name={on ? 'remove' : 'add'} value={label.keyword}>
                {texts.t(on ? 'actions.takeLabelOff' : 'actions.putLabelOn', values)}
              </Button>
            );
          })}
        </form>
      </div>
    </details>
  );
}
