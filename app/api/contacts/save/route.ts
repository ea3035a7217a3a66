import * as contract from '#lib/contract/index.ts';
import { afterContact, handle } from '#lib/http/index.ts';
import { saveContact } from '#lib/service/index.ts';

export const POST = handle(contract.saveContact, saveContact, { ...afterContact, files: true });
