import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { chooseMailboxes } from '#lib/service/index.ts';

export const POST = handle(contract.chooseMailboxes, chooseMailboxes, { note: () => 'noteSaved' });
