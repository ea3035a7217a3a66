import type { InputOf, SearchLine, searchMessages as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { subscribe } from '#lib/events/index.ts';
import * as imap from '#lib/imap/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Session } from '#lib/session/index.ts';
import { toRow } from './list-messages.ts';
import { readSearch } from './read-search.ts';
import { searchPlaces } from './search-places.ts';

/**
 * Searches folders and tells what it finds as it finds it, newest first. A search for nothing finds nothing. Ends with the
 * session, and within one slice after `signal` is aborted.
 *
 * @throws AppError auth.required when the session ends meanwhile | auth.rejected | imap.*
 */
export async function* searchMessages(
  session: Session,
  input: InputOf<typeof endpoint>,
  signal: AbortSignal,
): AsyncGenerator<SearchLine, void> {
  const over = new AbortController();
  let signedOut = false;
  const presence = subscribe(
    session.account,
    { session: session.id, since: '' },
    {
      receive: () => undefined, // only the end of the session matters here
      end: (reason) => {
        signedOut = reason === 'session';
        over.abort();
      },
    },
  );
  try {
    const query = await readSearch(session, input);
    const places = query ? searchPlaces(await imap.listMailboxes(session, signal), query, input) : [];
    yield { type: 'begin', mailboxes: places.map(({ path }) => encodeMailboxKey(path)) };
    let left: readonly string[] = [];
    const either = AbortSignal.any([signal, over.signal]);
    for await (const step of imap.searchMailboxes(session, places, { limit: input.limit, signal: either })) {
      left = step.left;
      yield toLine(step);
    }
    if (signedOut) throw new AppError('auth.required');
    yield { type: 'end', capped: left.length > 0, left: left.map(encodeMailboxKey) };
  } finally {
    presence.close();
  }
}

function toLine({ path, uidValidity, rows, found, searched, error, left }: imap.SearchStep): SearchLine {
  const mailbox = encodeMailboxKey(path);
  return error
    ? { type: 'failed', mailbox, error: error.code, detail: error.detail ?? '', left: left.length }
    : { type: 'hits', mailbox, uidValidity, rows: rows.map(toRow), found, searched, left: left.length };
}
