import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { saveGroup } from '#lib/service/index.ts';

export const POST = handle(contract.saveGroup, saveGroup, {
  leadsTo: ({ group }) => contract.contactsPage({ group }),
  note: () => 'noteSaved',
});
