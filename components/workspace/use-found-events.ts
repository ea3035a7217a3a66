import { useEffect } from 'react';
import type { ServerEvent } from '#lib/contract/index.ts';
import { changeFlags } from './intents.ts';
import { changeHits } from './found-search.ts';
import { searchAgain } from './run-search.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Several events of one moment are one reason to search again. */
const TOGETHER = 400;

/** Keeps what was found true: flags change in their places, what went away goes, and folders with new mail are searched again. */
export function useFoundEvents(core: WorkspaceCore): void {
  useEffect(() => {
    const due = new Map<string, ReturnType<typeof setTimeout>>();
    const hear = (event: ServerEvent, path: string): void => {
      if (event.type === 'patch' && event.change !== 'arrived') {
        const where = { path, uidValidity: event.uidValidity, uids: new Set(event.uids) };
        core.found.set(
          (now) =>
            now &&
            changeHits(now, where, (row) =>
              event.change === 'flags' ? { ...row, flags: [...changeFlags(row.flags, event)] } : undefined,
            ),
        );
        return;
      }
      const now = core.found.get();
      if (!now || now.state === 'searching' || !now.places.includes(path)) return;
      clearTimeout(due.get(path));
      due.set(
        path,
        setTimeout(() => void searchAgain(core, [path], true), TOGETHER),
      );
    };
    core.hearers.add(hear);
    return () => {
      core.hearers.delete(hear);
      for (const timer of due.values()) clearTimeout(timer);
    };
  }, [core]);
}
