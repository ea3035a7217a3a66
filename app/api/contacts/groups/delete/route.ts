import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { deleteGroup } from '#lib/service/index.ts';

export const POST = handle(contract.deleteGroup, deleteGroup, {
  leadsTo: ({ change }) => contract.contactsPage({ did: 'group', change }),
});
