import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { deleteContact } from '#lib/service/index.ts';

export const POST = handle(contract.deleteContact, deleteContact, {
  leadsTo: (_, { id }) => contract.contactsPage({ deleted: id }),
});
