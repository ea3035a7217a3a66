import type { AuthOptions } from 'next-auth';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { clientAddress } from './client-address.ts';
import { createSession } from './create-session.ts';
import { currentSession } from './current-session.ts';
import { endSession } from './end-sessions.ts';
import { deriveKey, serverKeys } from './server-keys.ts';
import { cookieName, cookiePath, defaultUrl, SESSION_COOKIE } from './session-cookie.ts';
import { config } from '#lib/config.ts';

/** Asks the mail server; `null` for a refusal. */
export type Verify = (
  user: string,
  password: string,
  clientAddress: string,
) => Promise<{ readonly account: AccountId; readonly user: string } | null>;

/**
 * next-auth over our own sessions: its "token" is our opaque cookie, written and read by the vault, so it holds no password and
 * is worth nothing once the row is gone. What `/api/auth/session` tells the browser is the name and nothing else.
 *
 * @param url the address of the request (publicUrlOf), which decides the cookie names
 */
export function authOptions(verify: Verify, url: URL = defaultUrl()): AuthOptions {
  const name = cookieName(SESSION_COOKIE, url);
  const cookie = (label: string) => ({
    name: cookieName(`tupai-auth-${label}`, url),
    options: { httpOnly: true, sameSite: 'lax' as const, path: cookiePath(url), secure: url.protocol === 'https:' },
  });
  const read = (value: string | undefined) =>
    currentSession({ get: (asked) => (asked === name ? value : undefined) }, { url, touch: false });
  return {
    secret: deriveKey(serverKeys()[0], 'next-auth').export().toString('hex'),
    session: { strategy: 'jwt', maxAge: Math.floor(config().session.absolute / 1000) },
    useSecureCookies: url.protocol === 'https:',
    cookies: {
      sessionToken: { ...cookie('session'), name },
      callbackUrl: cookie('callback'),
      csrfToken: cookie('csrf'),
      pkceCodeVerifier: cookie('pkce'),
      state: cookie('state'),
      nonce: cookie('nonce'),
    },
    pages: { signIn: `${url.pathname.replace(/\/+$/, '')}/login`, error: `${url.pathname.replace(/\/+$/, '')}/login` },
    providers: [
      {
        id: 'credentials',
        name: 'Mailbox',
        type: 'credentials',
        credentials: { user: {}, password: {} },
        async authorize(credentials, request) {
          const { user = '', password = '' } = credentials ?? {};
          const headers = headersOf(request.headers);
          const address = clientAddress(headers);
          const person = await verify(user, password, address);
          if (!person) return null;
          const agent = headers.get('user-agent') ?? '';
          const previous = await read(cookieOf(headers.get('cookie') ?? '', name));
          const { session, setCookie } = await createSession({
            ...person,
            password,
            keep: false,
            agent,
            clientAddress: address,
            url,
            previous,
          });
          return { id: session.id, name: session.user, cookie: cookieValue(setCookie) };
        },
      },
    ],
    jwt: {
      async encode(params) {
        if (params.salt) return (await import('next-auth/jwt')).encode(params); // its own state, PKCE and nonce cookies
        const value = params.token?.['cookie'];
        return typeof value === 'string' ? value : '';
      },
      async decode(params) {
        if (params.salt) return (await import('next-auth/jwt')).decode(params);
        const session = await read(params.token);
        return session && params.token ? { sub: session.id, name: session.user, cookie: params.token } : null;
      },
    },
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, name: user.name ?? null, cookie: 'cookie' in user ? user.cookie : '' } : token,
      session: ({ session }) => ({ user: { name: session.user?.name ?? null }, expires: session.expires }),
      redirect: ({ url: target }) => localTarget(target, url),
    },
    events: {
      async signOut({ token }) {
        const value = token?.['cookie'];
        const session = typeof value === 'string' ? await read(value) : undefined;
        if (session) await endSession(session, url);
      },
    },
  };
}

const headersOf = (headers: Readonly<Record<string, unknown>> | undefined): { get(name: string): string | null } => ({
  get(name) {
    const value = headers?.[name];
    return typeof value === 'string' ? value : null;
  },
});

const cookieOf = (header: string, name: string): string | undefined =>
  header
    .split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const cookieValue = (setCookie: readonly string[]): string => /=([^;]*)/.exec(setCookie[0] ?? '')?.[1] ?? '';

/** Only ever to an address of ours: anything else becomes the front page. */
function localTarget(target: string, url: URL): string {
  const home = url.href.replace(/\/+$/, '');
  const found = URL.parse(target, url);
  return found && found.origin === url.origin && `${found.pathname}/`.startsWith(`${url.pathname.replace(/\/+$/, '')}/`)
    ? found.href
    : home;
}
