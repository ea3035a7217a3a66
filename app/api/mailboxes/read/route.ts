import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { readMailbox } from '#lib/service/index.ts';

export const POST = handle(contract.readMailbox, readMailbox, { note: ({ read }) => ['noteRead', read] });
