import { createContext, use, type ReactNode } from 'react';
import type { Texts } from '#lib/i18n/index.ts';
import type { WorkspaceCore } from './workspace-core.ts';
import type { WorkspaceSeed } from './workspace-seed.ts';

/** What every part of the mail screen may need. */
export interface Workspace {
  readonly core: WorkspaceCore;
  readonly seed: WorkspaceSeed;
  readonly texts: Texts;
  /** Scripts run: false while the page is what the server made. */
  readonly live: boolean;
  /** What the server drew of the cards of the first message; `undefined` where none is open. */
  readonly cards: ReactNode;
}

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** @throws Error outside of the mail screen */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('not inside the mail screen');
  return workspace;
}
