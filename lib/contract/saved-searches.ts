import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { SavedSearchView } from './views.ts';
import { Id, Line, MailboxPath, Nothing, ReturnPath } from './fields.ts';

const SavedSearches = z.object({ searches: z.array(SavedSearchView) });

export const listSavedSearches = endpoint({
  method: 'GET',
  path: API.listSavedSearches,
  input: Nothing,
  output: SavedSearches,
});

/** Keeps a search under a name; with `id` in place of an earlier one. */
export const saveSearch = endpoint({
  method: 'POST',
  path: API.saveSearch,
  input: z.object({
    id: z.union([z.literal(''), Id]).default(''),
    name: Line(60),
    q: Line(1024),
    scope: z.union([z.literal(''), MailboxPath]).default(''),
    return: ReturnPath,
  }),
  output: SavedSearches,
});

export const deleteSearch = endpoint({
  method: 'POST',
  path: API.deleteSearch,
  input: z.object({ id: Id, return: ReturnPath }),
  output: SavedSearches,
});
