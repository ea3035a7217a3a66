import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { clearMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.clearMailbox, clearMailbox, { note: ({ moved }) => ['noteCleared', moved] });
