import type { Endpoint, InputOf, OutputOf } from '#lib/contract/index.ts';
import { loginPage } from '#lib/contract/index.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import { parkForm, type SignInContext } from '#lib/service/index.ts';
import { clientAddress, currentSession, verifyPreSignIn, type Session } from '#lib/session/index.ts';
import { answerError, typedFields } from './answer-error.ts';
import { apiHeaders, seeOther } from './answers.ts';
import { checkHost } from './check-host.ts';
import { logExchange, logRefusedSignIn, openExchange, textsOf, type Exchange } from './exchange.ts';
import { formPage } from './form-pages.ts';
import type { RouteHandler } from './handle.ts';
import { jsonAnswer } from './json-answer.ts';
import { judgeOrigin } from './judge-origin.ts';
import { parseInput } from './parse-input.ts';
import { readFields } from './read-fields.ts';
import { rememberFault } from './remember-fault.ts';
import { homePath, safeReturnPath, withNotice } from './return-path.ts';
import { readResumedForm, signInAgainPage, type ResumedForm } from './sign-in-again.ts';

/** Keeps the typed name over a refused plain sign-in; never the password, never in a URL. */
const NAME_COOKIE = 'tupai-user';

/**
 * The route handler of the sign-in: as {@link handle}, but without a session before. Where the browser says nothing about
 * the origin, the double-submit token of the sign-in page must match. A form that met an ended session is parked under the new one
 * and opened again. Refusals leave the line that fail2ban reads.
 */
export function publicHandle<E extends Endpoint>(
  spec: E,
  run: (
    input: InputOf<E>,
    context: SignInContext,
  ) => Promise<{ output: OutputOf<E>; session: Session; setCookie: readonly string[] }>,
): RouteHandler {
  return async (request) => {
    const exchange = openExchange(spec, request);
    try {
      const context = await admitStranger(exchange);
      const { output, session, setCookie } = await run(parseInput(spec, exchange.fields), context);
      exchange.session = session;
      const headers = apiHeaders({}, [...setCookie, nameCookie('', context.url)]);
      if (exchange.json)
        return logExchange(exchange, await jsonAnswer(spec.output.parse(output), headers, request.headers));
      return logExchange(exchange, seeOther(await pathAfter(exchange, session), headers));
    } catch (cause) {
      return answerRefusal(exchange, cause);
    }
  };
}

async function admitStranger(exchange: Exchange): Promise<SignInContext> {
  const { request, cookies } = exchange;
  const url = checkHost(request.headers);
  exchange.url = url;
  const origin = judgeOrigin(request.headers);
  if (origin === 'foreign') throw new AppError('request.cross_site');
  const { fields } = await readFields(request);
  exchange.fields = fields;
  if (origin === 'unknown' && !verifyPreSignIn(cookies, textOf(fields, 'token'), url))
    throw new AppError('request.cross_site');
  const previous = await currentSession(cookies, { url });
  return {
    url,
    clientAddress: clientAddress(request.headers),
    agent: request.headers.get('user-agent') ?? '',
    previous,
  };
}

async function pathAfter(exchange: Exchange, session: Session): Promise<string> {
  const resumed = resumedForm(exchange);
  const page = resumed && formPage(resumed.path, resumed.fields);
  if (resumed && page) return withNotice(page, { form: await parkForm(session, resumed), note: 'noteSignedInAgain' });
  return safeReturnPath(textOf(exchange.fields, 'return')) ?? homePath();
}

async function answerRefusal(exchange: Exchange, cause: unknown): Promise<Response> {
  const error = toAppError(cause);
  const user = textOf(exchange.fields, 'user') ?? '';
  if (error.code === 'auth.rejected' || error.code === 'auth.throttled')
    logRefusedSignIn(exchange.request.headers, user, error);
  if (exchange.json || !exchange.url || error.code === 'request.cross_site') return answerError(exchange, error);
  const resumed = resumedForm(exchange);
  if (resumed) {
    const { cookies, url } = exchange;
    return logExchange(
      exchange,
      signInAgainPage(resumed, error, await textsOf(exchange), { cookies, url, user }),
      error,
    );
  }
  rememberFault(exchange.id, error);
  const back = safeReturnPath(textOf(exchange.fields, 'return'));
  const path = withNotice(loginPage(back === undefined ? {} : { return: back }), {
    error: error.code,
    ref: exchange.id,
  });
  return logExchange(exchange, seeOther(path, apiHeaders({}, [nameCookie(user, exchange.url)])), error);
}

function resumedForm({ fields }: Exchange): ResumedForm | undefined {
  const form = readResumedForm(textOf(fields, 'resume'));
  return form && formPage(form.path, form.fields) ? { path: form.path, fields: typedFields(form.fields) } : undefined;
}

const textOf = (fields: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};

function nameCookie(user: string, url: URL): string {
  const life = user === '' ? 0 : 300;
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  return `${NAME_COOKIE}=${encodeURIComponent(user.slice(0, 320).toWellFormed())}; Max-Age=${String(life)}; Path=${url.pathname}; HttpOnly; SameSite=Lax${secure}`;
}

/** The name typed before a refusal, for the sign-in page; `''` when there is none. */
export function readNameCookie(get: (name: string) => string | undefined): string {
  try {
    return decodeURIComponent(get(NAME_COOKIE) ?? '').slice(0, 320);
  } catch {
    return ''; // not written by us
  }
}
