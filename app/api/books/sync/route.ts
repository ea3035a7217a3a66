import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { syncNow } from '#lib/service/index.ts';

export const POST = handle(contract.syncBook, syncNow, { note: () => 'noteBookSynced' });
