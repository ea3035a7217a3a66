import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { deleteIdentity } from '#lib/service/index.ts';

export const POST = handle(contract.deleteIdentity, deleteIdentity, { note: () => 'noteIdentityDeleted' });
