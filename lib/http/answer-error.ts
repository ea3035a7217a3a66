import { ERRORS, isAppError, toAppError, type AppError } from '#lib/errors.ts';
import { loginPage } from '#lib/contract/index.ts';
import { endRefusedSessions, parkForm } from '#lib/service/index.ts';
import { apiHeaders, problemAnswer, seeOther } from './answers.ts';
import { logExchange, textsOf, type Exchange } from './exchange.ts';
import { formPage } from './form-pages.ts';
import { errorPage } from './plain-page.ts';
import { rememberFault } from './remember-fault.ts';
import { homePath, safeReturnPath, withNotice } from './return-path.ts';
import { signInAgainPage } from './sign-in-again.ts';

/**
 * The answer to a request that failed. Scripts get problem+json. A plain form goes back to its page with code and reference;
 * typed text is parked and comes back with it, or travels through the sign-in page when the session has ended. Requests that no
 * page of ours sent, and downloads, get a small page of their own.
 */
export async function answerError(exchange: Exchange, cause: unknown): Promise<Response> {
  const error = toAppError(cause);
  const texts = await textsOf(exchange);
  if (error.code === 'request.wrong_host') return logExchange(exchange, wrongHost(texts.error(error.code)), error);
  if (error.code === 'auth.rejected' && exchange.session) await endRefusedSessions(exchange.session);
  if (exchange.json) return logExchange(exchange, problemAnswer(error, exchange.id, texts, apiHeaders()), error);
  if (error.code === 'request.cross_site' || exchange.spec.method === 'GET') {
    const signedOut = exchange.spec.method === 'GET' && error.code === 'auth.required';
    return logExchange(exchange, signedOut ? toLogin(exchange, error) : errorPage(error, exchange.id, texts), error);
  }
  rememberFault(exchange.id, error);
  const fields = typedFields(exchange.fields);
  const page = Object.keys(fields).length > 0 ? formPage(exchange.spec.path, fields) : undefined;
  if (error.code === 'auth.required' || (error.code === 'auth.rejected' && exchange.session)) {
    const form = { path: exchange.spec.path, fields };
    const { cookies, url, session } = exchange;
    const again =
      page && url
        ? signInAgainPage(form, error, texts, { cookies, url, user: session?.user ?? '' })
        : toLogin(exchange, error);
    return logExchange(exchange, again, error);
  }
  if (!page || !exchange.session) return logExchange(exchange, backWith(exchange, error), error);
  try {
    const form = await parkForm(exchange.session, { path: exchange.spec.path, fields });
    return logExchange(
      exchange,
      seeOther(withNotice(page, { error: error.code, ref: exchange.id, form }), apiHeaders()),
      error,
    );
  } catch (parking) {
    const why = isAppError(parking) ? parking : error; // no room to keep it: say so, and show the text itself
    return logExchange(exchange, errorPage(why, exchange.id, texts, longTexts(fields)), why);
  }
}

/** What may be kept or echoed of a form: never a password, and no token of a session that is over. */
export const typedFields = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => name !== 'token' && name !== 'password' && name !== 'file'),
  );

const returnOf = ({ fields }: Exchange): string | undefined =>
  safeReturnPath(typeof fields['return'] === 'string' ? fields['return'] : undefined);

const backWith = (exchange: Exchange, error: AppError): Response =>
  seeOther(withNotice(returnOf(exchange) ?? homePath(), { error: error.code, ref: exchange.id }), apiHeaders());

/** To the sign-in page; a link that was followed is opened afterwards. */
function toLogin(exchange: Exchange, error: AppError): Response {
  const asked = new URL(exchange.request.url);
  const link =
    exchange.spec.method === 'GET' ? safeReturnPath(`${exchange.spec.href}${asked.search}`) : returnOf(exchange);
  return seeOther(loginPage({ return: link ?? homePath(), error: error.code }), apiHeaders());
}

const wrongHost = (text: string): Response =>
  new Response(`${text}\n`, {
    status: ERRORS['request.wrong_host'].status,
    headers: apiHeaders({ 'Content-Type': 'text/plain; charset=utf-8' }),
  });

const longTexts = (fields: Readonly<Record<string, unknown>>): string[] =>
  ['to', 'cc', 'bcc', 'subject', 'body', 'name', 'addresses', 'note', 'signature']
    .map((name) => fields[name])
    .filter((value): value is string => typeof value === 'string' && value !== '');
