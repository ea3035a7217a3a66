import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { renameMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.renameMailbox, renameMailbox, { note: () => 'noteFolderRenamed' });
