import type { WorkspaceCore } from './workspace-core.ts';

/**
 * Fetches what shows messages, once. Without a line it waits for one.
 *
 * @throws TypeError or ChunkLoadError when the server no longer has it
 */
export async function loadReader(core: Pick<WorkspaceCore, 'reader'>): Promise<void> {
  if (core.reader.get()) return;
  try {
    const { LiveReader } = await import('./live-reader.tsx');
    core.reader.set({ Pane: LiveReader });
  } catch (cause) {
    if (navigator.onLine) throw cause;
    await new Promise((online) => window.addEventListener('online', online, { once: true }));
    return loadReader(core);
  }
}
