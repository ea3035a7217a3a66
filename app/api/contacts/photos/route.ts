import * as contract from '#lib/contract/index.ts';
import { stream } from '#lib/http/index.ts';
import { readPhotoSheet } from '#lib/service/index.ts';

export const GET = stream(contract.readPhotoSheet, readPhotoSheet, { 'Cache-Control': contract.KEPT_A_YEAR });
