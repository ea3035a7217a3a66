import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { readImport } from '#lib/service/index.ts';

export const POST = handle(contract.readImport, readImport, {
  files: true,
  leadsTo: ({ upload }) => contract.importPage({ upload }),
});
