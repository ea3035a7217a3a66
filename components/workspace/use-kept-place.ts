import { useEffect, useLayoutEffect } from 'react';
import { listKey } from './mail-queries.ts';
import type { WorkspaceCore } from './workspace-core.ts';

const STORED = 'tupai-place';
/** More ticks than these are not worth the keeping. */
const MOST = 1000;

/** Where somebody was in a list when the page was left. */
interface KeptPlace {
  readonly account: string;
  readonly address: string;
  readonly list: string;
  /** In pixels of list. */
  readonly offset: number;
  readonly focus: string | undefined;
  readonly chosen: readonly string[];
}

/** After a reload, or coming back from another page, the list stands where it stood, with its ticks and its keyboard. */
export function useKeptPlace(core: WorkspaceCore, account: string): void {
  useLayoutEffect(() => {
    const kept = readKept();
    if (kept?.account !== account) return;
    core.offsets.set(kept.list, kept.offset);
    const { focus, chosen } = kept;
    core.selection.set((now) => ({ ...now, focus, anchor: focus, chosen: new Set(chosen) }));
  }, [core, account]);
  useEffect(() => {
    const keep = (): void => {
      const list = JSON.stringify(listKey(core.place.get()));
      const { focus, chosen } = core.selection.get();
      const place: KeptPlace = {
        account,
        address: window.location.href,
        list,
        offset: core.offsets.get(list) ?? 0,
        focus,
        chosen: chosen.size > MOST ? [] : [...chosen],
      };
      sessionStorage.setItem(STORED, JSON.stringify(place));
    };
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [core, account]);
}

/** What was kept for this address; nothing where somebody came to it anew. */
function readKept(): KeptPlace | undefined {
  const [navigation] = performance.getEntriesByType('navigation');
  if (!navigation || !('type' in navigation) || navigation.type === 'navigate') return undefined;
  const stored = sessionStorage.getItem(STORED);
  const kept = stored === null ? undefined : (JSON.parse(stored) as KeptPlace);
  return kept?.address === window.location.href ? kept : undefined;
}
