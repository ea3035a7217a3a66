import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { answerInvitation } from '#lib/service/index.ts';

export const POST = handle(
  contract.answerInvitation,
  async (session, input, _signal, reply) => answerInvitation(session, input, await reply.texts()),
  { note: () => 'noteInvitationAnswered' },
);
