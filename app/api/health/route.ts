import { answerHealth } from '#lib/http/index.ts';

export const GET = answerHealth;
