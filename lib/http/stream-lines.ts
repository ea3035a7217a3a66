import type { Endpoint, InputOf, OutputOf } from '#lib/contract/index.ts';
import { TIMES } from '#lib/config.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import { endRefusedSessions } from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { answerError } from './answer-error.ts';
import { streamHeaders, reasonOf } from './answers.ts';
import { logExchange, logFailure, openExchange } from './exchange.ts';
import { admit, type RouteHandler } from './handle.ts';
import { judgeOrigin } from './judge-origin.ts';
import { parseInput } from './parse-input.ts';
import { sessionCheck } from './push-events.ts';

/** Octets that are worked out before the reader asks for them. */
const MAX_AHEAD = 64 * 1024;

/** The last line of an answer that broke off. */
interface BrokenOff {
  readonly type: 'error';
  readonly error: string;
  readonly detail: string;
}

/**
 * Makes a route handler that answers with JSON, a line each, as it becomes known (GET, for pages of ours only). What fails
 * before the first line is an answer as of `handle`; after it the last line says what went wrong. A reader that is slow holds
 * the work up, one that hangs up ends it. While nothing is known an empty line now and then keeps the connection; then the
 * session is looked at too, and the answer ends with it.
 */
export function streamLines<E extends Endpoint>(
  spec: E,
  run: (session: Session, input: InputOf<E>, signal: AbortSignal) => AsyncGenerator<OutputOf<E>, void>,
): RouteHandler {
  return async (request) => {
    const exchange = { ...openExchange(spec, request), json: true };
    try {
      if (judgeOrigin(request.headers) === 'foreign') throw new AppError('request.cross_site');
      const session = await admit(exchange);
      const stop = new AbortController();
      const signal = AbortSignal.any([request.signal, stop.signal]);
      const lines = run(session, parseInput(spec, exchange.fields), signal);
      const body = openLines({
        first: await lines.next(),
        lines,
        gone: request.signal,
        stop: () => stop.abort(),
        signedIn: sessionCheck(exchange, session),
        write: (line) => `${JSON.stringify(spec.output.parse(line))}\n`,
        failed: (cause) => {
          const error = toAppError(cause);
          if (error.code === 'auth.rejected')
            endRefusedSessions(session).catch((why: unknown) =>
              logFailure('sessions could not be ended', { id: exchange.id }, toAppError(why)),
            );
          logFailure('answer broke off', { id: exchange.id, path: spec.path }, error);
          return { type: 'error', error: error.code, detail: reasonOf(error) ?? '' };
        },
      });
      const headers = streamHeaders('application/x-ndjson');
      return logExchange(exchange, new Response(body, { headers }));
    } catch (cause) {
      return answerError(exchange, cause);
    }
  };
}

interface Host<T> {
  readonly first: IteratorResult<T, void>;
  readonly lines: AsyncGenerator<T, void>;
  /** The reader went away. */
  readonly gone: AbortSignal;
  /** Nobody waits for further lines. */
  stop(): void;
  signedIn(present: boolean): Promise<boolean>;
  write(line: T | BrokenOff): string;
  failed(cause: unknown): BrokenOff;
}

function openLines<T>({ first, lines, gone, stop, signedIn, write, failed }: Host<T>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<T, void> | undefined = first;
  let open = true;
  let heartbeat: NodeJS.Timeout | undefined;
  const finish = (): void => {
    if (!open) return;
    open = false;
    clearInterval(heartbeat);
    gone.removeEventListener('abort', finish);
    stop();
    void lines.return();
  };
  const fail = (controller: ReadableStreamDefaultController<Uint8Array>, cause: unknown): void => {
    if (!open) return;
    finish();
    controller.enqueue(encoder.encode(write(failed(cause))));
    controller.close();
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        gone.addEventListener('abort', finish, { once: true });
        heartbeat = setInterval(() => {
          signedIn(true).then(
            (present) => {
              if (!present) fail(controller, new AppError('auth.required'));
              else if (open && (controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode('\n'));
            },
            (cause: unknown) => fail(controller, cause),
          );
        }, TIMES.eventHeartbeat);
      },
      pull: async (controller) => {
        try {
          const { done, value } = next ?? (await lines.next());
          next = undefined;
          if (!open) return;
          if (done !== true) return controller.enqueue(encoder.encode(write(value)));
          finish();
          controller.close();
        } catch (cause) {
          fail(controller, cause);
        }
      },
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_AHEAD }),
  );
}
