import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { answerReceipt } from '#lib/service/index.ts';

export const POST = handle(
  contract.answerReceipt,
  async (session, input, _signal, reply) => answerReceipt(session, input, await reply.texts()),
  { note: ({ sent }) => (sent ? 'noteReceiptSent' : 'noteReceiptIgnored') },
);
