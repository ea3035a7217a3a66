import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { readDraftKeeping } from '#lib/service/index.ts';

export const GET = handle(contract.readDraftKeeping, readDraftKeeping);
