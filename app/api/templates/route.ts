import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { listTemplates } from '#lib/service/index.ts';

export const GET = handle(contract.listTemplates, async (session) => ({ templates: await listTemplates(session) }));
