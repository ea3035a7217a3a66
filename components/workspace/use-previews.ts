import { useEffect, useRef, useState } from 'react';
import { apiHref, type OutputOf, type readPreviews } from '#lib/contract/index.ts';
import { askJson, hearPage } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { changeRows, type ListData } from './list-data.ts';
import type { ListRows } from './list-rows.ts';
import type { SeenRows, WorkspaceCore } from './workspace-core.ts';

/** Rows that were scrolled past within this time, in milliseconds, are not worth the reading. */
const SETTLE = 400;
/** What failed is asked for again so many times, each after this time in milliseconds; then when the server is back. */
const TRIES = 3;
const REST = 3000;
/** So many rows get theirs in one frame: a screenful at once takes a slow phone too long. */
const AT_ONCE = 4;

interface Options {
  readonly core: WorkspaceCore;
  /** Path of the mailbox. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly rows: ListRows;
  readonly range: SeenRows;
  readonly wanted: boolean;
}

/**
 * Fetches the beginnings of texts that the server did not have at hand, for the rows that are being looked at, once each. What
 * came is kept, because a list that was on its way meanwhile brings its rows without it.
 */
export function usePreviews({ core, mailbox, uidValidity, rows, range, wanted }: Options): void {
  const asking = useRef(new Set<string>());
  const [failures, setFailures] = useState(0);
  useEffect(
    () =>
      hearPage(({ kind }) => {
        if (kind === 'online' || kind === 'signed-in') setFailures(0);
      }),
    [],
  );
  useEffect(() => {
    if (!wanted) return;
    const { previews } = core;
    const nameOf = (uid: number): string => JSON.stringify([mailbox, uidValidity, uid]);
    const known = new Map<number, string>();
    const due: number[] = [];
    for (let place = range.first; place <= range.last; place += 1) {
      const row = rows.at(place);
      if (row?.preview !== null) continue;
      const text = previews.get(nameOf(row.uid));
      if (text !== undefined) known.set(row.uid, text);
      else if (!asking.current.has(nameOf(row.uid))) due.push(row.uid);
    }
    if (known.size > 0) putPreviews(core, mailbox, uidValidity, known);
    if (due.length === 0 || failures >= TRIES) return;
    const ask = async (): Promise<void> => {
      for (const uid of due) asking.current.add(nameOf(uid));
      const found = await askPreviews(mailbox, uidValidity, due).catch(() => undefined); // the rows do without for now
      for (let at = 0; at < due.length; at += AT_ONCE) {
        const some = due.slice(at, at + AT_ONCE);
        for (const uid of some) {
          asking.current.delete(nameOf(uid));
          if (found) previews.set(nameOf(uid), found.get(uid) ?? '');
        }
        if (!found) continue;
        putPreviews(core, mailbox, uidValidity, new Map(some.map((uid) => [uid, found.get(uid) ?? ''])));
        await nextFrame();
      }
      setFailures((now) => (found ? 0 : now + 1));
    };
    const timer = setTimeout(() => void ask(), failures > 0 ? REST : SETTLE);
    return () => clearTimeout(timer);
  }, [core, mailbox, uidValidity, rows, range, wanted, failures]);
}

const nextFrame = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn));

async function askPreviews(mailbox: string, uidValidity: number, uids: number[]): Promise<ReadonlyMap<number, string>> {
  const where = { mailbox: encodeMailboxKey(mailbox), uidValidity, uid: uids.join(',') };
  const found = await askJson<OutputOf<typeof readPreviews>>(apiHref('readPreviews'), where, { background: true });
  return new Map(found.map(({ uid, preview }) => [uid, preview]));
}

/** Writes them into every list of the mailbox. */
function putPreviews(
  { client }: WorkspaceCore,
  mailbox: string,
  uidValidity: number,
  texts: ReadonlyMap<number, string>,
): void {
  client.setQueriesData<ListData>({ queryKey: ['list', mailbox] }, (data) =>
    data?.facts.uidValidity === uidValidity
      ? changeRows(data, new Set(texts.keys()), (row) => ({ ...row, preview: texts.get(row.uid) ?? row.preview }))
      : data,
  );
}
