import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { listSessions } from '#lib/service/index.ts';

export const GET = handle(contract.listSessions, listSessions);
