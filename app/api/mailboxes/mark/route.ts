import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { markMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.markMailbox, markMailbox, { note: () => 'noteSaved' });
