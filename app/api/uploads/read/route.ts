import * as contract from '#lib/contract/index.ts';
import { stream } from '#lib/http/index.ts';
import { readUpload } from '#lib/service/index.ts';

export const GET = stream(contract.readUpload, readUpload);
