import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { favourContact } from '#lib/service/index.ts';

export const POST = handle(contract.favourContact, favourContact, { note: () => 'noteSaved' });
