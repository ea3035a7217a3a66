import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { mergeContacts } from '#lib/service/index.ts';

export const POST = handle(contract.mergeContacts, mergeContacts, {
  leadsTo: ({ id, change }) => contract.contactPage(id, { merged: change }),
});
