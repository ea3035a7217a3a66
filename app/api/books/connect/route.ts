import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { connectBooks } from '#lib/service/index.ts';

export const POST = handle(contract.connectBooks, connectBooks, {
  note: ({ connected }) => ['noteBooksConnected', connected],
});
