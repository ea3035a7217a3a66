import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { askDraft } from '#lib/service/index.ts';

export const GET = handle(contract.askDraft, askDraft);
