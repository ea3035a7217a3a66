import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { subscribeMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.subscribeMailbox, subscribeMailbox, { note: () => 'noteSaved' });
