import * as contract from '#lib/contract/index.ts';
import { afterContacts, handle } from '#lib/http/index.ts';
import { actOnContacts } from '#lib/service/index.ts';

export const POST = handle(contract.actOnContacts, actOnContacts, afterContacts);
