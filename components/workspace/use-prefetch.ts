import { useCallback, useEffect, useRef, type PointerEvent } from 'react';
import { useLiveValue } from '#lib/client/index.ts';
import { placeOfKey, type GridModel } from './grid-model.ts';
import { askMessage, messageKey } from './mail-queries.ts';
import { useWorkspace } from './workspace-context.ts';

/** A pointer that only passes is no wish, in milliseconds. */
const RESTS = 80;

/** Fetches what is likely to be opened next: the neighbours of the open message, and the row one stands on or points at. */
export function usePrefetch(grid: GridModel): (event: PointerEvent<HTMLElement>) => void {
  const { core } = useWorkspace();
  const { client } = core;
  const focus = useLiveValue(core.selection, (now) => now.focus);
  const open = useLiveValue(core.place, ({ message }) => message?.uid);
  const { rows, view } = grid;
  const { path, specialUse } = view.mailbox;
  const { uidValidity } = view.list;
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  }, [rows]);

  const fetchAt = useCallback(
    (place: number): void => {
      const row = latest.current.at(place);
      if (!row || specialUse === 'drafts') return;
      const key = messageKey(path, { uidValidity, uid: row.uid });
      void client.prefetchQuery({ queryKey: key, queryFn: ({ signal }) => askMessage(key, signal) });
    },
    [client, path, specialUse, uidValidity],
  );
  useEffect(() => {
    const standing = open === undefined ? placeOfKey(latest.current, focus) : latest.current.placeOf(open);
    if (standing < 0) return;
    const timer = setTimeout(() => {
      for (const place of open === undefined ? [standing] : [standing + 1, standing - 1]) fetchAt(place);
    }, RESTS);
    return () => clearTimeout(timer);
  }, [focus, open, fetchAt]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (event) => {
    clearTimeout(timer.current);
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-place]') : null;
    if (line) timer.current = setTimeout(() => fetchAt(Number(line.dataset['place'])), RESTS);
  };
}
