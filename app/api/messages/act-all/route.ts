import * as contract from '#lib/contract/index.ts';
import { actionNote, handle } from '#lib/http/index.ts';
import { actOnAll } from '#lib/service/index.ts';

export const POST = handle(contract.actOnAll, actOnAll, { note: actionNote });
