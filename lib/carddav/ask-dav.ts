import { TIMES } from '#lib/config.ts';
import { AppError } from '#lib/errors.ts';
import { baseDomain } from '#lib/mail/base-domain.ts';
import { askGuarded, type GuardedAnswer } from '#lib/outbound/index.ts';
import { answerDigest } from './answer-digest.ts';

/** Who asks. The password is lent to one request at a time. */
export interface DavLogin {
  readonly user: string;
  lendPassword<T>(borrow: (password: string) => Promise<T>): Promise<T>;
}

export interface DavQuestion {
  readonly url: string;
  readonly method: 'PROPFIND' | 'REPORT' | 'GET' | 'PUT' | 'DELETE';
  readonly depth?: '0' | '1';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly type: string; readonly text: string };
  /** Most octets of the answer; 20 MB without it. */
  readonly maxBytes?: number;
}

export interface DavAnswer extends GuardedAnswer {
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

const MOST = 20_000_000;
/** Of an address; entries of PostgreSQL's indexes may not be longer than 2.7 kB. */
const LONGEST = 2000;
const HOPS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks a CardDAV server, with Basic authentication, or Digest where it takes that alone. Redirects are followed as long as they stay with whom the person named: the same host, or another one of the
 * same registered domain over https. The password goes nowhere else. Answers with any status but 401.
 *
 * @throws AppError book.rejected (401) | book.elsewhere (leads to somebody else; `values.host`) | remote.refused | remote.unreachable | remote.unfit
 */
export async function askDav(login: DavLogin, question: DavQuestion, signal?: AbortSignal): Promise<DavAnswer> {
  const { method, depth, headers = {}, body, maxBytes = MOST } = question;
  let url = question.url;
  const ask = (at: string, authorize: (password: string) => string | undefined): Promise<GuardedAnswer | undefined> =>
    login.lendPassword(async (password) => {
      const authorization = authorize(password);
      if (authorization === undefined) return undefined;
      return askGuarded({
        url: at,
        method,
        headers: {
          'User-Agent': 'Tupai',
          Authorization: authorization,
          ...(depth === undefined ? {} : { Depth: depth }),
          ...headers,
        },
        body,
        maxBytes,
        deadline: TIMES.davRequest,
        signal,
      });
    });
  const basic = (password: string): string => `Basic ${Buffer.from(`${login.user}:${password}`).toString('base64')}`;
  for (let hop = 0; ; hop += 1) {
    const { pathname, search } = new URL(url);
    const first = await ask(url, basic);
    const challenges = first?.status === 401 ? (first.headers['www-authenticate'] ?? '') : '';
    const signed = (password: string) =>
      answerDigest(challenges, { user: login.user, password, method, uri: `${pathname}${search}` });
    const answer = (challenges && (await ask(url, signed))) || first;
    if (!answer) throw new AppError('book.unfit');
    if (answer.status === 401) throw new AppError('book.rejected');
    const next = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
    if (next === undefined) return { ...answer, url };
    if (hop === HOPS) throw new AppError('book.unfit');
    url = resolveNear(next, url);
  }
}

/**
 * An address that a server names, as long as it is its own.
 *
 * @throws AppError book.elsewhere | book.unfit (no address at all, or one too long to be kept)
 */
export function resolveNear(text: string, base: string): string {
  if (!URL.canParse(text, base)) throw new AppError('book.unfit');
  const [from, to] = [new URL(base), new URL(text, base)];
  to.username = '';
  to.password = '';
  to.hash = '';
  const domain = baseDomain(from.hostname);
  const isNear =
    to.origin === from.origin ||
    (to.protocol === 'https:' && domain !== '' && domain.includes('.') && baseDomain(to.hostname) === domain);
  if (!isNear) throw new AppError('book.elsewhere', { values: { host: to.host } });
  if (to.href.length > LONGEST) throw new AppError('book.unfit');
  return to.href;
}
