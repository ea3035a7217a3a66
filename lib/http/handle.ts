import { CURSOR_HEADER, Operation, type Endpoint, type InputOf, type OutputOf } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { deleteUploads, eventCursor, runOperation, saveUpload } from '#lib/service/index.ts';
import { clientAddress, currentSession, verifyFormToken, type Session } from '#lib/session/index.ts';
import { apiHeaders, seeOther } from './answers.ts';
import { answerError } from './answer-error.ts';
import { mayAnswerDirectly } from './answer-directly.ts';
import { checkHost } from './check-host.ts';
import { logExchange, openExchange, textsOf, type Exchange } from './exchange.ts';
import { jsonAnswer } from './json-answer.ts';
import { judgeOrigin } from './judge-origin.ts';
import { noteQuery, type Note } from './notes.ts';
import { parseInput } from './parse-input.ts';
import type { ReadFields } from './merge-fields.ts';
import { readFields, readQuery } from './read-fields.ts';
import type { KeepFile } from './read-multipart.ts';
import { homePath, safeReturnPath, withNotice } from './return-path.ts';

export type RouteHandler = (request: Request) => Promise<Response>;

/** What an answer carries besides the output. */
export interface Reply {
  /** The public address that the request came to. */
  readonly url: URL;
  readonly cookies: string[];
  readonly headers: Record<string, string>;
  /** In the person's language. */
  texts(): Promise<Texts>;
  /** What follows the fields, where they stand in the query (`bytes`). */
  readonly content: ReadableStream<Uint8Array> | null;
}

export interface HandleOptions<E extends Endpoint> {
  /** Where a plain form goes after success; without it, or for `undefined`, to its `return` path, else the inbox. */
  leadsTo?(output: OutputOf<E>, input: InputOf<E>, session: Session): string | undefined | Promise<string | undefined>;
  /** What the page it comes to says. */
  note?(output: OutputOf<E>, input: InputOf<E>): Note | undefined;
  /** Files of the form are kept as uploads, their ids appended to `upload`; otherwise they are thrown away. */
  readonly files?: boolean;
  /** The fields stand in the query and the body is bytes: for scripts alone, because it has no place for a token. */
  readonly bytes?: boolean;
}

/**
 * Makes a route handler of an endpoint and its service, for people who are signed in: checks host, origin and session, reads
 * and parses the fields, answers scripts with JSON or problem+json and plain forms with a 303. Typed text survives every failure:
 * the form is parked, or goes along with the sign-in page. A change is finished although the browser hangs up ({@link runOperation}).
 */
export function handle<E extends Endpoint>(
  spec: E,
  run: (session: Session, input: InputOf<E>, signal: AbortSignal, reply: Reply) => Promise<OutputOf<E>>,
  options: HandleOptions<E> = {},
): RouteHandler {
  const handler: RouteHandler = async (request) => {
    const exchange = openExchange(spec, request);
    try {
      const session = await admit(exchange, options);
      const input = parseInput(spec, exchange.fields);
      const reply: Reply = {
        url: exchange.url ?? checkHost(request.headers),
        cookies: [],
        headers: {},
        texts: () => textsOf(exchange),
        content: options.bytes === true ? request.body : null,
      };
      const cursor = eventCursor(session);
      const output =
        spec.method === 'GET'
          ? await run(session, input, request.signal, reply)
          : await runOperation(session, (signal) => run(session, input, signal, reply));
      const headers = apiHeaders(reply.headers, reply.cookies);
      if (exchange.json) {
        headers.set(CURSOR_HEADER, cursor);
        return logExchange(exchange, await jsonAnswer(spec.output.parse(output), headers, request.headers));
      }
      const path =
        (await options.leadsTo?.(output, input, session)) ?? safeReturnPath(returnOf(exchange)) ?? homePath();
      return logExchange(
        exchange,
        seeOther(withNotice(path, { ...formOf(path), ...noteQuery(options.note?.(output, input)) }), headers),
      );
    } catch (cause) {
      return answerError(exchange, cause);
    }
  };
  if (spec.method === 'GET') mayAnswerDirectly(spec.href, handler);
  return handler;
}

/**
 * Lets a request in: our host, not from another site, a live session. Reads its fields on the way.
 *
 * @throws AppError request.wrong_host | request.cross_site | auth.required | and those of reading
 */
export async function admit(
  exchange: Exchange,
  { files = false, bytes = false }: { readonly files?: boolean; readonly bytes?: boolean } = {},
): Promise<Session> {
  const { request, spec, cookies } = exchange;
  exchange.url = checkHost(request.headers);
  const origin = spec.method === 'GET' ? 'same' : judgeOrigin(request.headers);
  if (origin === 'foreign') throw new AppError('request.cross_site');
  const session = await currentSession(cookies, {
    url: exchange.url,
    clientAddress: clientAddress(exchange.request.headers),
  });
  exchange.session = session;
  const isGenuine = (fields: Readonly<Record<string, unknown>>): boolean =>
    origin === 'same' ||
    (session !== undefined && typeof fields['token'] === 'string' && verifyFormToken(session, fields['token']));

  const { fields, fault }: ReadFields = bytes
    ? { fields: readQuery(request) }
    : await readFields(request, session && files ? keeper(session, isGenuine) : undefined);
  exchange.fields = fields;
  if (!session) throw new AppError('auth.required');
  if (!isGenuine(fields)) throw new AppError('request.cross_site');
  if (fault) throw fault;
  const operation = request.headers.get('x-tupai-operation') ?? '';
  return Operation.safeParse(operation).success ? { ...session, operation } : session;
}

/** Keeps files for a session; where only the token tells friend from foe, it must stand before the first file. */
const keeper =
  (session: Session, isGenuine: (fields: Readonly<Record<string, unknown>>) => boolean): KeepFile =>
  async (file, before) => {
    if (!isGenuine(before)) throw new AppError('request.cross_site');
    const { id } = await saveUpload(session, file);
    return { id, drop: () => deleteUploads(session, [id]) };
  };

const returnOf = ({ fields }: Exchange): string | undefined =>
  typeof fields['return'] === 'string' ? fields['return'] : undefined;

/** A `form` that `leadsTo` put into its path stays there. */
const formOf = (path: string): { form?: string } => {
  const form = new URLSearchParams(path.split('?')[1]?.split('#')[0]).get('form');
  return form === null ? {} : { form };
};
