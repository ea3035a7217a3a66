import * as contract from '#lib/contract/index.ts';
import { streamLines } from '#lib/http/index.ts';
import { searchMessages } from '#lib/service/index.ts';

export const GET = streamLines(contract.searchMessages, searchMessages);
