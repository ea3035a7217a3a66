import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { undoContacts } from '#lib/service/index.ts';

export const POST = handle(contract.undoContacts, undoContacts, { note: ({ undone }) => ['noteUndone', undone] });
