import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { emptyMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.emptyMailbox, emptyMailbox, { note: ({ deleted }) => ['noteEmptied', deleted] });
