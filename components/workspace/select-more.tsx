import { useCommandState, useLiveValue } from '#lib/client/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { Button } from '#components/ui/index.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import type { MailboxView } from '#lib/contract/index.ts';
import { clearRows } from './selection.ts';
import { useWorkspace } from './workspace-context.ts';

const KINDS = [
  ['selectAll', 'actions.selectAll'],
  ['selectRead', 'actions.selectRead'],
  ['selectUnread', 'actions.selectUnread'],
  ['selectStarred', 'actions.selectStarred'],
  ['selectUnstarred', 'actions.selectUnstarred'],
] as const satisfies readonly (readonly [CommandId, string])[];

/** Ticks by kind, and goes on from the rows at hand to everything in the folder. There while something is ticked. */
export function SelectMore({ mailbox, total }: { readonly mailbox: MailboxView; readonly total: number }) {
  const { core, texts } = useWorkspace();
  const { run } = useCommandState();
  const { chosen, everything } = useLiveValue(core.selection, (now) => now);
  if (chosen.size === 0) return null;
  const values = { count: texts.number(total), folder: labelMailbox(mailbox, texts) };
  return (
    <fieldset className="select-more" aria-label={texts.t('actions.select')}>
      {everything ? (
        <>
          <output>{texts.t('actions.everythingSelected', values)}</output>
          <Button type="button" tone="quiet" onClick={() => core.selection.set(clearRows)}>
            {texts.t('messages.selectNone')}
          </Button>
        </>
      ) : (
        <>
          {KINDS.map(([id, key]) => (
            <Button key={id} type="button" tone="quiet" onClick={() => void run(id)}>
              {texts.t(key)}
            </Button>
          ))}
          {chosen.size < total && (
            <Button
              type="button"
              tone="quiet"
              className="select-everything"
              onClick={() => core.selection.set((now) => ({ ...now, everything: true }))}
            >
              {texts.t('actions.selectEverything', values)}
            </Button>
          )}
        </>
      )}
    </fieldset>
  );
}
