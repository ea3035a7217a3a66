import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { moveMessages } from '#lib/service/index.ts';

export const POST = handle(contract.moveMessages, moveMessages, { note: ({ count }) => ['noteMoved', count] });
