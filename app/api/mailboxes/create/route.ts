import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { createMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.createMailbox, createMailbox, { note: () => 'noteFolderCreated' });
