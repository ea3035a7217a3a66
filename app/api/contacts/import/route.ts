import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { runImport } from '#lib/service/index.ts';

export const POST = handle(contract.runImport, runImport, {
  leadsTo: ({ change }) => contract.importPage({ run: change }),
});
