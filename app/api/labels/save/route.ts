import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { saveLabel } from '#lib/service/index.ts';

export const POST = handle(contract.saveLabel, saveLabel, { note: () => 'noteSaved' });
