import { outboxPage, type redirectMessage } from '#lib/contract/index.ts';
import type { HandleOptions } from './handle.ts';

const GONE = new Set(['sent', 'filed']);

/** Back to the message once it has been passed on; to the outbox while its fate is open. */
export const afterRedirect: HandleOptions<typeof redirectMessage> = {
  leadsTo: ({ state, id }) => (GONE.has(state) ? undefined : outboxPage(id)),
  note: ({ state }) => (GONE.has(state) ? 'noteRedirected' : undefined),
};
