import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { restoreContact } from '#lib/service/index.ts';

export const POST = handle(contract.restoreContact, restoreContact, {
  leadsTo: (_, { id }) => contract.contactPage(id),
});
