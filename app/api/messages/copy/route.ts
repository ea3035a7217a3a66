import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { copyMessages } from '#lib/service/index.ts';

export const POST = handle(contract.copyMessages, copyMessages, { note: ({ count }) => ['noteCopied', count] });
