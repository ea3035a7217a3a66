import { useEffect } from 'react';
import { addEntry } from './activity.ts';
import { useActions } from './use-actions.ts';
import { onReturn, type Refused } from './waiting-changes.ts';
import { useWorkspace } from './workspace-context.ts';

/** Sends what waited as soon as somebody answers, says what was refused then and why, and asks again for what is shown. */
export function useWaiting(): void {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  useEffect(() => {
    const { waiting, client, activity } = core;
    const tellRefused = (refused: readonly Refused[]): void => {
      if (refused.length < 2) return; // one says it itself
      const reasons = refused.map(({ change, failure }) =>
        texts.t('workspace.refusedOne', {
          count: change.uids.length,
          folder: change.mailbox,
          reason: failure.text || texts.t('workspace.offline'),
        }),
      );
      const text = texts.t('workspace.refused', { count: refused.length });
      addEntry(activity, { id: 'refused', text, tone: 'danger', detail: reasons.join('\n'), at: Date.now() });
    };
    const goOn = async (): Promise<void> => {
      const refused = await waiting.replay();
      await client.invalidateQueries();
      tellRefused(refused);
    };
    waiting.restore((change) => act({ ...change, quiet: true }));
    if (waiting.count > 0) void goOn();
    return onReturn(() => void goOn());
  }, [core, texts, act]);
}
