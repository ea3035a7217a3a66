import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { dismissAlert } from '#lib/service/index.ts';

export const POST = handle(contract.dismissAlert, dismissAlert);
