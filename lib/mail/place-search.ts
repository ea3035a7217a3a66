import { settleSearch } from './settle-search.ts';
import type { SearchQuery } from './search-query.ts';
import type { SpecialUse } from './special-use.ts';

/** What `in:` may say for a folder with a use of its own, besides its name and path. */
const USE_NAMES: Readonly<Record<SpecialUse, readonly string[]>> = {
  inbox: ['inbox', 'kotak_masuk'],
  drafts: ['drafts', 'draft', 'konsep', 'draf'],
  sent: ['sent', 'terkirim'],
  archive: ['archive', 'arsip'],
  junk: ['junk', 'spam'],
  trash: ['trash', 'sampah'],
  flagged: [],
  snoozed: ['snoozed', 'ditunda'],
  all: [],
};

const ANYWHERE = 'anywhere';

export interface SearchedMailbox {
  readonly path: string;
  readonly name: string;
  readonly specialUse: SpecialUse | null;
}

/** What is left of a query in one mailbox: its `in:` terms are decided there. */
export const placeSearch = (query: SearchQuery, mailbox: SearchedMailbox): SearchQuery =>
  settleSearch(query, (term) => (term.type === 'in' ? isNamed(mailbox, term.mailbox) : undefined));

/** Whether a query says anything about mailboxes. */
export const namesMailboxes = (query: SearchQuery): boolean => {
  if (query.type === 'all' || query.type === 'any') return query.of.some(namesMailboxes);
  return query.type === 'not' ? namesMailboxes(query.of) : query.type === 'in';
};

/** Whether a query asks for messages of this mailbox by its name; `in:anywhere` names all but those that show others again. */
export function namesMailbox(query: SearchQuery, mailbox: SearchedMailbox): boolean {
  if (query.type === 'all' || query.type === 'any') return query.of.some((part) => namesMailbox(part, mailbox));
  if (query.type !== 'in') return false;
  const isView = mailbox.specialUse === 'all' || mailbox.specialUse === 'flagged';
  return isNamed(mailbox, query.mailbox) && !(isView && query.mailbox.toLowerCase() === ANYWHERE);
}

function isNamed({ path, name, specialUse }: SearchedMailbox, wanted: string): boolean {
  const word = wanted.toLowerCase();
  if (word === ANYWHERE || path.toLowerCase() === word || name.toLowerCase() === word) return true;
  return specialUse !== null && USE_NAMES[specialUse].includes(word);
}
