import * as contract from '#lib/contract/index.ts';
import { afterCompose, handle } from '#lib/http/index.ts';
import { compose } from '#lib/service/index.ts';

export const POST = handle(contract.compose, compose, afterCompose);
