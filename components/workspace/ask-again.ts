import type { Texts } from '#lib/i18n/index.ts';
import { AskError, newOperation } from '#lib/client/index.ts';
import { announce } from '#components/ui/index.ts';
import { addEntry } from './activity.ts';
import { refreshLists } from './change-cache.ts';
import { listKey } from './mail-queries.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Asks for the list on the screen anew because somebody wants it so, and says what came of it. */
export async function askAgain(core: WorkspaceCore, texts: Texts): Promise<void> {
  const place = core.place.get();
  announce(texts.t('workspace.refreshing'));
  await refreshLists(core.client, place.mailbox);
  const error = core.client.getQueryState(listKey(place))?.error;
  if (!error) return announce(texts.t('workspace.refreshed'));
  const reason = (error instanceof AskError && error.failure.text) || texts.t('workspace.offline');
  addEntry(core.activity, {
    id: newOperation(),
    text: texts.t('workspace.failed', { reason }),
    tone: 'danger',
    retry: () => void askAgain(core, texts),
    at: Date.now(),
  });
}
