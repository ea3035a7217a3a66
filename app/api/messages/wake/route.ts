import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { wakeMessages } from '#lib/service/index.ts';

export const POST = handle(contract.wakeMessages, wakeMessages, { note: ({ count }) => ['noteWoken', count] });
