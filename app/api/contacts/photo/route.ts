import * as contract from '#lib/contract/index.ts';
import { stream } from '#lib/http/index.ts';
import { readContactPhoto } from '#lib/service/index.ts';

export const GET = stream(contract.readContactPhoto, readContactPhoto, ({ v }) => ({
  'Cache-Control': v ? contract.KEPT_A_YEAR : 'private, max-age=300',
}));
