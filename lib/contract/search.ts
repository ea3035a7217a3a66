import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { MailboxPath, SearchText } from './fields.ts';
import { MessageRow } from './views.ts';

/** `subtree` is a folder with those below it. `all` leaves out Junk and Trash unless the query names them (`in:anywhere`). */
export const SEARCH_SCOPES = ['folder', 'subtree', 'all'] as const;
export type SearchScope = (typeof SEARCH_SCOPES)[number];

/** Unknown values fall back, never fail; without `mailbox` every scope is `all`. An `in:` of the query goes before the scope. */
export const SearchInput = z.object({
  q: SearchText,
  scope: z.enum(SEARCH_SCOPES).catch('all'),
  mailbox: MailboxPath.optional().catch(undefined),
});
export type SearchInput = z.infer<typeof SearchInput>;

/** One line of the answer. Mailboxes are keys. */
export const SearchLine = z.discriminatedUnion('type', [
  /** The first one: what will be searched. */
  z.object({ type: z.literal('begin'), mailboxes: z.array(z.string()) }),
  /** A slice of a mailbox was searched. */
  z.object({
    type: z.literal('hits'),
    mailbox: z.string(),
    uidValidity: z.number(),
    /** Newest first; slices of a mailbox come newest first too. */
    rows: z.array(MessageRow),
    /** Messages found in this mailbox so far; not all of them may have come yet. */
    found: z.number(),
    /** How much of the mailbox was searched, 0 … 1; its older messages come last. */
    searched: z.number(),
    /** Mailboxes that are not wholly searched yet. */
    left: z.number(),
  }),
  /** This mailbox cannot be searched; the others go on. `error` is a code, `detail` the server's words. */
  z.object({ type: z.literal('failed'), mailbox: z.string(), error: z.string(), detail: z.string(), left: z.number() }),
  /** The last one: everything was searched, or `capped` because there is more than `limit`. */
  z.object({ type: z.literal('end'), capped: z.boolean(), left: z.array(z.string()) }),
  /** The last one when the search broke off. */
  z.object({ type: z.literal('error'), error: z.string(), detail: z.string() }),
]);
export type SearchLine = z.infer<typeof SearchLine>;

/** JSON, a line each (`application/x-ndjson`), as it is found; an empty line is a sign of life. Hanging up ends the search. */
export const searchMessages = endpoint({
  method: 'GET',
  path: API.searchMessages,
  input: SearchInput.extend({
    /** 1 … 1,000 messages. */
    limit: z.coerce.number().int().min(1).max(1000).catch(1000),
  }),
  output: SearchLine,
});
