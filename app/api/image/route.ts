import * as contract from '#lib/contract/index.ts';
import { stream } from '#lib/http/index.ts';
import { readImage } from '#lib/service/index.ts';

export const GET = stream(contract.readImage, readImage, { 'Referrer-Policy': 'no-referrer' });
