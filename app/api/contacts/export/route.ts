import * as contract from '#lib/contract/index.ts';
import { stream } from '#lib/http/index.ts';
import { exportContacts } from '#lib/service/index.ts';

export const GET = stream(contract.exportContacts, exportContacts);
