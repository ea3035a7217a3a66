import { useLiveValue } from '#lib/client/index.ts';
import { offeredActions } from '#components/messages/index.ts';
import { Button, type IconName } from '#components/ui/index.ts';
import type { TextKey } from '#lib/i18n/index.ts';
import type { MailboxView } from '#lib/contract/index.ts';
import { SelectKinds } from './select-kinds.tsx';
import type { Sheet } from './sheet.ts';
import { showSheet } from './show-sheet.ts';
import { targetOf } from './target.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly mailbox: MailboxView;
  readonly total: number;
}

/** What is done now and then with ticked messages, and which ones are ticked: the menu at the end of the bar of actions. */
export function SelectionMenu({ mailbox, total }: Props) {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  const everything = useLiveValue(core.selection, (now) => now.everything);
  const offers = offeredActions(mailbox.specialUse);
  const sheets = [
    ['move', 'move', 'actions.moveMenu', true],
    ['copy', 'copy', 'actions.copyMenu', true],
    ['label', 'tag', 'actions.labelMenu', !everything],
    ['snooze', 'clock', 'actions.snoozeMenu', !everything && offers.snooze],
  ] as const satisfies readonly (readonly [Sheet['kind'], IconName, TextKey, boolean])[];
  const junk = (): void => {
    const grid = core.grid.get();
    const target = grid && targetOf(core, grid);
    if (target) act({ ...target, do: 'junk' });
  };
  return (
    <>
      {sheets.map(
        ([kind, icon, text, offered]) =>
          offered && (
            <Button key={kind} type="button" tone="quiet" icon={icon} onClick={() => showSheet(core, kind)}>
              {texts.t(text)}
            </Button>
          ),
      )}
      {offers.junk === 'junk' && (
        <Button type="button" tone="quiet" icon="junk" className="list-junk-again" onClick={junk}>
          {texts.t('messages.junk')}
        </Button>
      )}
      <p className="menu-heading">{texts.t('actions.select')}</p>
      <SelectKinds mailbox={mailbox} total={total} />
    </>
  );
}
