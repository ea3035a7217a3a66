import { useCallback, useEffect, useRef, type PointerEvent } from 'react';
import { loadCleaner, useLiveValue } from '#lib/client/index.ts';
import type { MessageView } from '#lib/contract/index.ts';
import { placeOfKey, type GridModel } from './grid-model.ts';
import { conversationQuery, messageQuery } from './mail-queries.ts';
import { useWorkspace } from './workspace-context.ts';

/** A pointer that only passes is no wish, in milliseconds. */
const RESTS = 80;

interface Prefetch {
  readonly onPointerOver: (event: PointerEvent<HTMLElement>) => void;
  /** Pressed is as good as opened: a click takes its time. */
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/** Fetches what is likely to be opened next: the neighbours of the open message, and the row one stands on or points at. */
export function usePrefetch(grid: GridModel): Prefetch {
  const { core } = useWorkspace();
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
      const query = messageQuery(path, { uidValidity, uid: row.uid }, core);
      void core.client.prefetchQuery(query).then(() => {
        if (core.client.getQueryData<MessageView>(query.queryKey)?.html) loadCleaner().catch(() => undefined);
      });
    },
    [core, path, specialUse, uidValidity],
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
  const lineOf = ({ target }: PointerEvent): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('tr[data-uid]') : null;
  return {
    onPointerOver: (event) => {
      clearTimeout(timer.current);
      const line = lineOf(event);
      if (line) timer.current = setTimeout(() => fetchAt(Number(line.dataset['place'])), RESTS);
    },
    onPointerDown: (event) => {
      const line = lineOf(event);
      if (!line || event.button !== 0) return;
      const place = Number(line.dataset['place']);
      fetchAt(place);
      const row = latest.current.at(place);
      if (row && (row.thread?.count ?? 0) > 1)
        void core.client.prefetchQuery(conversationQuery(path, { uidValidity, uid: row.uid }));
    },
  };
}
