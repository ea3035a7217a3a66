import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { AskError, type FormFailure } from '#lib/client/index.ts';
import type { MailPlace } from '#lib/contract/index.ts';
import { CHUNK, missingChunks, putWindow, type ListData } from './list-data.ts';
import { askRows, listKey, refreshList } from './mail-queries.ts';
import type { SeenRows, WorkspaceCore } from './workspace-core.ts';

/** Rows that were scrolled past within this time are not asked for. */
const SETTLE = 80;
/** Chunks of one answer. */
const TOGETHER = 4;

export interface ListQuery {
  /** `undefined` until the first rows came. */
  readonly data: ListData | undefined;
  /** Why they did not, or why the newest did not. */
  readonly failure: FormFailure | undefined;
  /** It is asked for, or asked for again. */
  readonly loading: boolean;
  /** Says which rows are looked at; those that are not at hand are fetched. */
  readonly look: (rows: SeenRows) => void;
  readonly retry: () => void;
}

const failureOf = (error: unknown): FormFailure | undefined =>
  error === null || error === undefined
    ? undefined
    : error instanceof AskError
      ? error.failure
      : { code: 'internal', text: '' };

/** The list at a place: what is at hand of it, and the rest as it is looked at. */
export function useList(core: WorkspaceCore, place: Pick<MailPlace, 'mailbox' | 'list'>): ListQuery {
  const { client, seen } = core;
  const hash = JSON.stringify(listKey(place));
  const key = useMemo(() => JSON.parse(hash) as ReturnType<typeof listKey>, [hash]);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => refreshList(client, key, seen.get(hash) ?? { first: 0, last: CHUNK - 1 }, signal),
  });
  const [fault, setFault] = useState<FormFailure>();

  const known = useRef(hash);
  useEffect(() => {
    if (known.current === hash) return;
    known.current = hash;
    setFault(undefined);
    void client.invalidateQueries({ queryKey: key }); // shown at once as it was, and asked for again
  }, [client, hash, key]);

  const wanted = useRef<SeenRows>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(new Map<number, AbortController>());
  const load = useCallback(async (): Promise<void> => {
    timer.current = undefined;
    const rows = wanted.current;
    const now = client.getQueryData<ListData>(key);
    if (!rows || !now) return;
    const near = (chunk: number): boolean => (chunk + 1) * CHUNK > rows.first && chunk * CHUNK <= rows.last;
    for (const [chunk, request] of asked.current) if (!near(chunk)) request.abort();
    const due = missingChunks(now, rows.first, rows.last).filter((chunk) => !asked.current.has(chunk));
    const [start] = due;
    if (start === undefined) return;
    const run = due.filter((chunk, index) => chunk === start + index).slice(0, TOGETHER);
    const stop = new AbortController();
    for (const chunk of run) asked.current.set(chunk, stop);
    try {
      const answer = await askRows(key, start * CHUNK, run.length * CHUNK, stop.signal);
      client.setQueryData<ListData>(key, (before) => putWindow(before, answer));
      setFault(undefined);
    } catch (cause) {
      if (!stop.signal.aborted) setFault(failureOf(cause));
    } finally {
      for (const chunk of run) asked.current.delete(chunk);
    }
  }, [client, key]);

  const look = useCallback(
    (rows: SeenRows): void => {
      seen.set(hash, rows);
      wanted.current = rows;
      timer.current ??= setTimeout(() => void load(), SETTLE);
    },
    [hash, load, seen],
  );
  useEffect(() => {
    const requests = asked.current;
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      wanted.current = undefined;
      for (const request of requests.values()) request.abort();
    };
  }, [key]);

  const retry = useCallback((): void => {
    setFault(undefined);
    void refetch();
  }, [refetch]);
  return { data, failure: fault ?? failureOf(error), loading: isFetching, look, retry };
}
