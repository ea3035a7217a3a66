import type { Endpoint } from '#lib/contract/index.ts';
import type { AppError, ErrorCode } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { readSettings } from '#lib/service/index.ts';
import { clientAddress, type Session } from '#lib/session/index.ts';
import { logger } from './logger.ts';
import { pageTexts } from './page-texts.ts';
import { readCookies, type Cookies } from './read-cookies.ts';
import { newReference } from './remember-fault.ts';
import { wantsJson } from './wants-json.ts';

/** One request being answered: what is known of it so far. */
export interface Exchange {
  /** Reference of the log and of error pages. */
  readonly id: string;
  readonly spec: Endpoint;
  readonly request: Request;
  readonly cookies: Cookies;
  /** Answer with JSON and problem+json instead of 303s and pages. */
  readonly json: boolean;
  readonly startedAt: number;
  session: Session | undefined;
  /** The fields as sent, once read; typed text is given back from here. */
  fields: Readonly<Record<string, unknown>>;
  url: URL | undefined;
}

export const openExchange = (spec: Endpoint, request: Request): Exchange => ({
  id: newReference(),
  spec,
  request,
  cookies: readCookies(request.headers),
  json: spec.method === 'GET' || wantsJson(request.headers),
  startedAt: performance.now(),
  session: undefined,
  fields: {},
  url: undefined,
});

/** Texts in the asker's language; asking for the settings must not turn one error into another. */
export async function textsOf({ request, cookies, session }: Exchange): Promise<Texts> {
  const known = session && (await readSettings(session).catch(() => undefined));
  return pageTexts(request.headers, cookies, known?.settings);
}

/** The one line a request leaves in the log; the answer carries its reference. */
export function logExchange(exchange: Exchange, response: Response, error?: AppError): Response {
  const fields = {
    id: exchange.id,
    method: exchange.spec.method,
    path: exchange.spec.path,
    status: response.status,
    ms: Math.round(performance.now() - exchange.startedAt),
    session: exchange.session?.id.slice(0, 8),
  };
  if (error) logFailure('request failed', fields, error);
  else logger().info('request', fields);
  response.headers.set('X-Request-Id', exchange.id);
  return response;
}

/** What only an administrator can mend. */
const FOR_ADMINISTRATORS: ReadonlySet<string> = new Set([
  'internal',
  'store.unavailable',
  'storage.full',
] satisfies ErrorCode[]);

/** Logs an error: with its stack what an administrator must mend, anything else by its code. */
export function logFailure(
  message: string,
  fields: Readonly<Record<string, string | number | undefined>>,
  error: AppError,
): void {
  const named = error.cause instanceof Error ? error.cause.name : undefined;
  if (FOR_ADMINISTRATORS.has(error.code))
    logger().error(message, { ...fields, code: error.code, cause: describe(error.cause) });
  else logger().info(message, { ...fields, code: error.code, cause: named });
}

/**
 * One refused sign-in in the form that fail2ban reads (docs/admin): stable, on a line of its own. Spaces, quotes and controls of
 * the name are escaped, so that no name can forge another address or line.
 */
export function logRefusedSignIn(
  headers: Headers,
  user: string,
  error: AppError,
  write = (line: string): void => void process.stdout.write(line),
): void {
  const name = encodeURIComponent(user.slice(0, 320).toWellFormed());
  write(`tupai auth failed ip=${clientAddress(headers) || '-'} user=${name} reason=${error.code}\n`);
}

const describe = (cause: unknown): string =>
  (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 4000);
