import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { readConversation } from '#lib/service/index.ts';

export const GET = handle(contract.readConversation, readConversation);
