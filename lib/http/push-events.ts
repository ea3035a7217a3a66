import type { Endpoint, InputOf, ServerEvent } from '#lib/contract/index.ts';
import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import type { EventFeed } from '#lib/service/index.ts';
import { clientAddress, currentSession, type Session } from '#lib/session/index.ts';
import { answerError } from './answer-error.ts';
import { streamHeaders } from './answers.ts';
import { logExchange, openExchange, type Exchange } from './exchange.ts';
import { admit, type RouteHandler } from './handle.ts';
import { judgeOrigin } from './judge-origin.ts';
import { parseInput } from './parse-input.ts';

/** Octets that may wait for a reader besides what the sockets hold; who is further behind is cut off and comes back. */
const MAX_BEHIND = 256 * 1024;
/** How long a browser waits before it opens a stream that broke again, in milliseconds. */
const RETRY = 3000;

/**
 * Makes a route handler of an endpoint that goes on telling (server-sent events): as `handle`, for pages of ours only. Before
 * each event and at each heartbeat the session is looked at; when it is over the stream says so and ends. An open stream
 * counts as presence, up to the absolute end of the session. A reader that does not keep up is cut off.
 */
export function pushEvents<E extends Endpoint>(
  spec: E,
  watch: (session: Session, input: InputOf<E>, feed: EventFeed) => () => void,
): RouteHandler {
  return async (request) => {
    const exchange = { ...openExchange(spec, request), json: true };
    try {
      if (judgeOrigin(request.headers) === 'foreign') throw new AppError('request.cross_site');
      const session = await admit(exchange);
      const last = request.headers.get('last-event-id');
      const input = parseInput(
        spec,
        last === null ? exchange.fields : { ...exchange.fields, cursor: last.slice(0, 64) },
      );
      const body = openStream(request.signal, sessionCheck(exchange, session), (feed) => watch(session, input, feed));
      const headers = streamHeaders('text/event-stream');
      return logExchange(exchange, new Response(body, { headers }));
    } catch (cause) {
      return answerError(exchange, cause);
    }
  };
}

/** Whether the session that opened the stream still is. @param present somebody is there: it puts off the idle end */
export const sessionCheck =
  ({ cookies, url, request }: Exchange, { id }: Session) =>
  async (present: boolean): Promise<boolean> => {
    const options = { url, clientAddress: clientAddress(request.headers), touch: present };
    return (await currentSession(cookies, options))?.id === id;
  };

/** Exported for its test. */
export function openStream(
  signal: AbortSignal,
  signedIn: (present: boolean) => Promise<boolean>,
  watch: (feed: EventFeed) => () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    let open = true;
    let unwatch: (() => void) | undefined;
    /** One after the other: each waits for the look at the session. */
    let turn = Promise.resolve();
    const finish = (end: () => void): void => {
      if (!open) return;
      open = false;
      stop();
      end();
    };
    const write = (text: string): void => {
      if (!open) return;
      controller.enqueue(encoder.encode(text));
      if ((controller.desiredSize ?? 0) <= 0) finish(() => controller.error(new Error('The reader is too slow.')));
    };
    const signOut = (): void => {
      write(frame({ type: 'session-ended' }));
      finish(() => controller.close());
    };
    const say = (text: string, present: boolean): void => {
      turn = turn.then(async () => {
        if (!open) return;
        try {
          if (await signedIn(present)) write(text);
          else signOut();
        } catch (cause) {
          finish(() => controller.error(cause)); // nobody can say who is signed in: the browser asks again
        }
      });
    };
    const heartbeat = setInterval(() => say(': \n\n', true), TIMES.eventHeartbeat);
    stop = () => {
      open = false;
      clearInterval(heartbeat);
      signal.removeEventListener('abort', stop);
      unwatch?.();
      unwatch = undefined;
    };
    signal.addEventListener('abort', stop, { once: true });
    write(`retry: ${String(RETRY)}\n\n`);
    const started = watch({
      send: (event, cursor) => say(frame(event, cursor), false),
      end: (signedOut) => (signedOut ? signOut() : finish(() => controller.close())),
    });
    if (open && !signal.aborted) unwatch = started;
    else {
      started();
      stop();
    }
  };
  return new ReadableStream(
    { start, cancel: () => stop() },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_BEHIND }),
  );
}

/** JSON has no raw line breaks, and a cursor has none either. */
const frame = (event: ServerEvent, cursor?: string): string =>
  `${cursor === undefined ? '' : `id: ${cursor}\n`}data: ${JSON.stringify(event)}\n\n`;
