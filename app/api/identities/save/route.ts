import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { saveIdentity } from '#lib/service/index.ts';

export const POST = handle(contract.saveIdentity, saveIdentity, { note: () => 'noteSaved' });
