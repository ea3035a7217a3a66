import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { deleteMessages } from '#lib/service/index.ts';

export const POST = handle(contract.deleteMessages, deleteMessages, {
  note: ({ count, forever }) => [forever ? 'noteDeletedForever' : 'noteDeleted', count],
});
