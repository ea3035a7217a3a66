import * as contract from '#lib/contract/index.ts';
import { pushEvents } from '#lib/http/index.ts';
import { watchEvents } from '#lib/service/index.ts';

export const GET = pushEvents(contract.watchEvents, watchEvents);
