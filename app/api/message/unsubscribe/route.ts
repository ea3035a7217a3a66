import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { leaveList } from '#lib/service/index.ts';

export const POST = handle(contract.leaveList, leaveList, { note: () => 'noteListLeft' });
