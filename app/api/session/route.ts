import * as contract from '#lib/contract/index.ts';
import { publicHandle } from '#lib/http/index.ts';
import { signIn } from '#lib/service/index.ts';

export const POST = publicHandle(contract.signIn, signIn);
