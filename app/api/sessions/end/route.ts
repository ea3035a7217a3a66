import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { endSessions } from '#lib/service/index.ts';

export const POST = handle(contract.endSessions, endSessions, {
  leadsTo: (_output, { which }) => (which === 'all' ? contract.loginPage() : undefined),
  note: ({ ended }, { which }) => (which === 'all' ? 'noteSignedOut' : ['noteSessionsEnded', ended]),
});
