import * as contract from '#lib/contract/index.ts';
import { afterRedirect, handle } from '#lib/http/index.ts';
import { redirectMessage } from '#lib/service/index.ts';

export const POST = handle(contract.redirectMessage, redirectMessage, afterRedirect);
