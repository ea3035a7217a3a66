import type { MessageRow } from '#lib/contract/index.ts';
import { useLiveValue } from '#lib/client/index.ts';
import type { Target } from './target.ts';
import { useWorkspace } from './workspace-context.ts';

/** The rows behind messages, as the list shows them now: with the changes on their way. */
export function useLiveRows({ uids }: Target): readonly MessageRow[] {
  const { core } = useWorkspace();
  const rows = useLiveValue(core.grid, (now) => now?.rows);
  return rows ? uids.flatMap((uid) => rows.at(rows.placeOf(uid)) ?? []) : [];
}
