import { useMemo } from 'react';
import { makeActions, type Actions } from './make-actions.ts';
import { useWorkspace } from './workspace-context.ts';

/** What can be done to messages on this screen. */
export function useActions(): Actions {
  const { core, seed, texts } = useWorkspace();
  return useMemo(() => makeActions({ core, texts, token: seed.token }), [core, texts, seed.token]);
}
