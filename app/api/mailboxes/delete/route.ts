import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { deleteMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.deleteMailbox, deleteMailbox, { note: () => 'noteFolderDeleted' });
