import { useLiveValue } from '#lib/client/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { Button } from '#components/ui/index.ts';
import type { MailboxView } from '#lib/contract/index.ts';
import { clearRows } from './selection.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly mailbox: MailboxView;
  /** Rows that can be ticked one by one: those of the page where pages are turned. */
  readonly drawn: number;
  readonly total: number;
}

/** Rows that come at a time. */
const WINDOW = 50;

/** Says that more is ticked than can be seen, and offers it when a whole window of rows is. */
export function SelectEverything({ mailbox, drawn, total }: Props) {
  const { core, texts } = useWorkspace();
  const { chosen, everything } = useLiveValue(core.selection, (now) => now);
  if (!everything && (chosen.size < Math.min(WINDOW, drawn) || chosen.size >= total)) return null;
  const values = { count: texts.number(total), folder: labelMailbox(mailbox, texts) };
  return (
    <p className="select-more">
      {everything ? (
        <>
          <output>{texts.t('actions.everythingSelected', values)}</output>
          <Button type="button" tone="quiet" onClick={() => core.selection.set(clearRows)}>
            {texts.t('messages.selectNone')}
          </Button>
        </>
      ) : (
        <Button
          type="button"
          tone="quiet"
          className="select-everything"
          onClick={() => core.selection.set((now) => ({ ...now, everything: true }))}
        >
          {texts.t('actions.selectEverything', values)}
        </Button>
      )}
    </p>
  );
}
