import { isAppError } from '../errors.ts';
import { isNothing } from '../mail/join-search.ts';
import { settleSearch } from '../mail/settle-search.ts';
import type { SearchQuery, SearchTerm } from '../mail/search-query.ts';
import type { Uid } from '../mail/message-ref.ts';
import { atom, isAscii, sequence } from './command-tokens.ts';
import { fetchRows } from './fetch-rows.ts';
import { hidesDeleted } from './hides-deleted.ts';
import type { Lease } from './lease.ts';
import { matchRow, needsRow } from './match-row.ts';
import { searchCriteria } from './search-criteria.ts';
import { searchUids } from './search-uids.ts';

const ROWS = 500; // asked for in one command

export interface FindOptions {
  /** A sequence set of UIDs; the whole mailbox without it. */
  readonly within?: string;
}

/**
 * UIDs of the selected mailbox that fit a query, ascending. What SEARCH cannot be asked (attachments, file names; on a server
 * that refuses UTF-8 also other letters in subject and names) is looked up in the rows of the messages that fit the rest.
 *
 * @throws AppError imap.search_charset when the server cannot search a body or header for such letters
 */
export async function findUids(lease: Lease, query: SearchQuery, { within }: FindOptions = {}): Promise<Uint32Array> {
  const range = within === undefined ? [] : [atom('UID'), sequence(within)];
  const visible = hidesDeleted(lease.lane);
  const ask = (asked: SearchQuery): Promise<Uint32Array> =>
    isNothing(asked)
      ? Promise.resolve(new Uint32Array(0))
      : searchUids(lease, [...range, ...searchCriteria(asked, visible)]);
  const here = (term: SearchTerm): boolean => needsRow(term) || (lease.lane.asciiSearch && isForeign(term));

  const wide = settleSearch(query, (term, widest) => (here(term) ? widest : undefined));
  let candidates: Uint32Array;
  try {
    candidates = await ask(wide);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'imap.search_charset' || lease.lane.asciiSearch) throw error;
    lease.lane.asciiSearch = true;
    return findUids(lease, query, within === undefined ? {} : { within });
  }
  const terms = termsOf(query).filter(here);
  if (terms.length === 0 || candidates.length === 0) return candidates;

  const found: Uid[] = [];
  for (const [answers, uids] of await sortByAnswers(lease, terms, candidates)) {
    const known = new Map(terms.map((term, nth) => [term, answers[nth] === '1']));
    const rest = settleSearch(query, (term) => known.get(term));
    if (isNothing(rest)) continue;
    if (JSON.stringify(rest) === JSON.stringify(wide)) found.push(...uids);
    else {
      const fitting = new Set(await ask(rest));
      found.push(...uids.filter((uid) => fitting.has(uid)));
    }
  }
  return Uint32Array.from(found).sort();
}

/** The candidates by what their rows answer to the terms: a `1` or `0` for each. */
async function sortByAnswers(
  lease: Lease,
  terms: readonly SearchTerm[],
  candidates: Uint32Array,
): Promise<Map<string, Uid[]>> {
  const sorted = new Map<string, Uid[]>();
  for (let at = 0; at < candidates.length; at += ROWS) {
    for (const row of await fetchRows(lease, 'UID FETCH', [...candidates.subarray(at, at + ROWS)])) {
      const answers = terms.map((term) => (matchRow(term, row) ? '1' : '0')).join('');
      const others = sorted.get(answers);
      if (others) others.push(row.uid);
      else sorted.set(answers, [row.uid]);
    }
    lease.progressed();
  }
  return sorted;
}

const termsOf = (query: SearchQuery): SearchTerm[] => {
  if (query.type === 'all' || query.type === 'any') return query.of.flatMap(termsOf);
  return query.type === 'not' ? termsOf(query.of) : [query];
};

/** Whether SEARCH is to say what it makes of a query: then it can be part of a SORT too. */
export const isForServer = (query: SearchQuery): boolean =>
  !termsOf(query).some((term) => needsRow(term) || isForeign(term));

const isForeign = (term: SearchTerm): boolean =>
  (term.type === 'words' && !isAscii(term.words)) ||
  (term.type === 'text' && !isAscii(term.text) && !['body', 'text', 'list'].includes(term.field));
