import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { processWide } from '#lib/process-wide.ts';
import type { RouteHandler } from './handle.ts';
import { logger } from './logger.ts';

/** What questions are answered by, under their whole path. */
const handlers = (): Map<string, RouteHandler> => processWide('direct-handlers', () => new Map<string, RouteHandler>());

/**
 * From now on this handler may be asked without Next between (see {@link answerDirectly}). Only for questions, whose answers come in one
 * piece: the route of the same path must do the same.
 */
export function mayAnswerDirectly(href: string, handler: RouteHandler): void {
  handlers().set(href, handler);
}

/**
 * From now on questions to our routes are answered before Next hears of them (adr/0017): finding its way to a route and back takes Next
 * longer than most answers take us. What it has not loaded yet, and everything but GET, stays Next's.
 *
 * @param isOther tells servers of this process that are not Next's.
 */
export function answerDirectly(isOther: (server: object) => boolean): void {
  processWide('answer-directly', () => {
    const emit = Reflect.get(Server.prototype, 'emit') as (this: Server, ...rest: unknown[]) => boolean;
    const answering = function (this: Server, ...rest: unknown[]): boolean {
      const [event, request, response] = rest;
      const handler =
        event === 'request' && request instanceof IncomingMessage && !isOther(this) ? handlerOf(request) : undefined;
      if (!handler || !(request instanceof IncomingMessage) || !isAnswer(response))
        return Reflect.apply(emit, this, rest);
      answer(handler, request, response).catch((cause: unknown) => {
        const error = toError(cause); // of what becomes of handle()'s answer; its own errors are answers
        logger().error('an answer could not be written', { path: pathOf(request), cause: error.message });
        response.destroy(error);
      });
      return true;
    };
    Reflect.set(Server.prototype, 'emit', answering);
    return answering;
  });
}

const handlerOf = (request: IncomingMessage): RouteHandler | undefined =>
  request.method === 'GET' ? handlers().get(pathOf(request)) : undefined;

function pathOf({ url = '' }: IncomingMessage): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

async function answer(handler: RouteHandler, asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) if (typeof value === 'string') headers.set(name, value);
  const answered = await handler(new Request(`${NOWHERE}${asked.url ?? ''}`, { headers, signal: gone.signal }));
  const body = Buffer.from(await answered.arrayBuffer());
  if (response.destroyed) return;
  response.statusCode = answered.status;
  for (const [name, value] of answered.headers) response.appendHeader(name, value);
  response.end(body);
}

const isAnswer = (value: unknown): value is ServerResponse => value instanceof ServerResponse;

/** Only to parse against; which host was asked stands in the headers. */
const NOWHERE = 'http://tupai.invalid';

const toError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
