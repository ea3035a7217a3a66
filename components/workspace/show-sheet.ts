import { below, type Sheet } from './sheet.ts';
import { targetOf } from './target.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Asks what is to be done to what is ticked; afterwards the keyboard is back where the menu was opened. */
export function showSheet(core: WorkspaceCore, kind: Sheet['kind']): void {
  const grid = core.grid.get();
  const target = grid && targetOf(core, grid);
  const opener = document.querySelector<HTMLElement>('.list-more > summary');
  opener?.focus();
  if (target) core.sheet.set({ kind, target, at: below(opener) });
}
