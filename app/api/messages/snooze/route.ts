import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { snoozeMessages } from '#lib/service/index.ts';

export const POST = handle(contract.snoozeMessages, snoozeMessages, { note: ({ count }) => ['noteSnoozed', count] });
