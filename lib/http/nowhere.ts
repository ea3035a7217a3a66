import { z } from 'zod';
import type { Endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { answerError } from './answer-error.ts';
import { checkHost } from './check-host.ts';
import { openExchange } from './exchange.ts';
import type { RouteHandler } from './handle.ts';

const SPEC: Endpoint = { method: 'GET', path: '', href: '', input: z.object({}), output: z.never() };

/** Answers every address under /api that is none, with the headers of all the others. */
export const nowhere: RouteHandler = async (request) => {
  const exchange = openExchange(SPEC, request);
  try {
    checkHost(request.headers);
    throw new AppError('request.not_found');
  } catch (cause) {
    return answerError(exchange, cause);
  }
};
