import * as contract from '#lib/contract/index.ts';
import { afterDecision, handle } from '#lib/http/index.ts';
import { decideSubmission } from '#lib/service/index.ts';

export const POST = handle(contract.decideSubmission, decideSubmission, afterDecision);
