import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { readSettings } from '#lib/service/index.ts';

export const GET = handle(contract.readSettings, readSettings);
