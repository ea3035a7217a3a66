import { useWorkspace } from './workspace-context.ts';
import type { Target } from './target.ts';
import { useActions } from './use-actions.ts';

/** Snoozes messages until a time; those that sleep already get it instead of theirs. */
export function useSnooze(target: Target): (until: Date) => void {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  return (until) => {
    const at = until.toISOString();
    const when = texts.date(at, 'coming');
    const note = texts.t('actions.snoozedUntil', { count: target.uids.length, when });
    const stays = core.grid.get()?.view.mailbox.specialUse === 'snoozed';
    act({ ...target, do: 'snooze', until: at, note, stays });
  };
}
