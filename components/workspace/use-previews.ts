import { useEffect, useRef } from 'react';
import { apiHref, type OutputOf, type readPreviews } from '#lib/contract/index.ts';
import { askJson } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { changeRows, type ListData } from './list-data.ts';
import type { ListRows } from './list-rows.ts';
import type { SeenRows, WorkspaceCore } from './workspace-core.ts';

/** Rows that were scrolled past within this time, in milliseconds, are not worth the reading. */
const SETTLE = 400;

interface Options {
  readonly core: WorkspaceCore;
  /** Path of the mailbox. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly rows: ListRows;
  readonly range: SeenRows;
  readonly wanted: boolean;
}

/** Fetches the beginnings of texts that the server did not have at hand, for the rows that are being looked at, once each. */
export function usePreviews({ core, mailbox, uidValidity, rows, range, wanted }: Options): void {
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (!wanted) return;
    const due: number[] = [];
    for (let place = range.first; place <= range.last; place += 1) {
      const row = rows.at(place);
      if (row?.preview === null && !asked.current.has(nameOf(mailbox, uidValidity, row.uid))) due.push(row.uid);
    }
    if (due.length === 0) return;
    const timer = setTimeout(() => {
      for (const uid of due) asked.current.add(nameOf(mailbox, uidValidity, uid));
      askPreviews(core, mailbox, uidValidity, due).catch(() => undefined); // the rows do without
    }, SETTLE);
    return () => clearTimeout(timer);
  }, [core, mailbox, uidValidity, rows, range, wanted]);
}

async function askPreviews(core: WorkspaceCore, mailbox: string, uidValidity: number, uids: number[]): Promise<void> {
  const where = { mailbox: encodeMailboxKey(mailbox), uidValidity, uid: uids.join(',') };
  const found = await askJson<OutputOf<typeof readPreviews>>(apiHref('readPreviews'), where);
  const texts = new Map(found.map((one) => [one.uid, one.preview]));
  core.client.setQueriesData<ListData>({ queryKey: ['list', mailbox] }, (data) =>
    data?.facts.uidValidity === uidValidity
      ? changeRows(data, new Set(texts.keys()), (row) => ({ ...row, preview: texts.get(row.uid) ?? row.preview }))
      : data,
  );
}

const nameOf = (mailbox: string, uidValidity: number, uid: number): string =>
  JSON.stringify([mailbox, uidValidity, uid]);
