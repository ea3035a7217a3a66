import * as contract from '#lib/contract/index.ts';
import { actionNote, handle } from '#lib/http/index.ts';
import { actOnMessages } from '#lib/service/index.ts';

export const POST = handle(contract.actOnMessages, actOnMessages, { note: actionNote });
