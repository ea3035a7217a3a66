import * as contract from '#lib/contract/index.ts';
import { handle } from '#lib/http/index.ts';
import { appendUpload } from '#lib/service/index.ts';

export const POST = handle(
  contract.appendUpload,
  (session, input, _signal, { content }) => appendUpload(session, input, content),
  { bytes: true },
);
