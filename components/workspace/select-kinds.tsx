import { useCommandState, useLiveValue } from '#lib/client/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { Button } from '#components/ui/index.ts';
import type { CommandId } from '#lib/mail/commands.ts';
import type { TextKey } from '#lib/i18n/index.ts';
import type { MailboxView } from '#lib/contract/index.ts';
import { useWorkspace } from './workspace-context.ts';

const KINDS = [
  ['selectAll', 'actions.selectAll'],
  ['selectNone', 'actions.selectNone'],
  ['selectRead', 'actions.selectRead'],
  ['selectUnread', 'actions.selectUnread'],
  ['selectStarred', 'actions.selectStarred'],
  ['selectUnstarred', 'actions.selectUnstarred'],
] as const satisfies readonly (readonly [CommandId, TextKey])[];

interface Props {
  readonly mailbox: MailboxView;
  readonly total: number;
}

/** Which messages are ticked, as buttons of a menu: all that are at hand, those of a kind, or everything in the folder. */
export function SelectKinds({ mailbox, total }: Props) {
  const { core, texts } = useWorkspace();
  const { run } = useCommandState();
  const everything = useLiveValue(core.selection, (now) => now.everything);
  const ticked = useLiveValue(core.selection, ({ chosen }) => chosen.size > 0);
  return (
    <>
      {KINDS.filter(([id]) => ticked || id !== 'selectNone').map(([id, key]) => (
        <Button key={id} type="button" tone="quiet" onClick={() => void run(id)}>
          {texts.t(key)}
        </Button>
      ))}
      {!everything && (
        <Button
          type="button"
          tone="quiet"
          className="select-everything"
          onClick={() => {
            void run('selectAll'); // what is at hand shows its ticks, and the bar of actions comes with them
            core.selection.set((now) => ({ ...now, everything: true }));
          }}
        >
          {texts.t('actions.selectEverything', { count: texts.number(total), folder: labelMailbox(mailbox, texts) })}
        </Button>
      )}
    </>
  );
}
