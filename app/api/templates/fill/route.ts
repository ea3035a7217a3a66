import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { fillTemplate } from '#lib/service/index.ts';

export const POST = handle(contract.fillTemplate, async (session, input, _signal, reply) =>
  fillTemplate(session, input, await reply.texts()),
);
