import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { reportPhishing } from '#lib/service/index.ts';

export const POST = handle(
  contract.reportPhishing,
  async (session, input, signal, reply) => reportPhishing(session, input, await reply.texts(), signal),
  { note: ({ copied, count }) => (copied ? 'noteReported' : ['notePhishing', count]) },
);
