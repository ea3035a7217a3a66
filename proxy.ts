import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { developing } from '#lib/config.ts';
import { basePath, readMailPlace } from '#lib/contract/index.ts';
import { LOCALES, type Locale } from '#lib/i18n/index.ts';
import { REQUEST_HEADERS, issuePreSignIn, pageHeaders, publicUrlOf } from '#lib/session/index.ts';

/**
 * Headers of pages, and of pages only: /api and /frame set their own, and a proxy in front of an upload cuts it off at 10 MB.
 * Authorises nothing and asks no store.
 */
export function proxy(request: NextRequest): NextResponse {
  const url = publicUrlOf(request.headers);
  if (!url)
    return new NextResponse('421 This is not an address of this server.\n', {
      status: 421,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  const nonce = randomBytes(16).toString('base64');
  const answer = pageHeaders(nonce, { developing: developing(), https: url.protocol === 'https:' });
  const start =
    request.nextUrl.pathname === '/login'
      ? issuePreSignIn({ get: (name) => request.cookies.get(name)?.value }, url)
      : { token: '', setCookie: [] };

  const headers = new Headers(request.headers);
  headers.set(REQUEST_HEADERS.path, pathOf(request));
  headers.set(REQUEST_HEADERS.preSignIn, start.token);
  headers.set(REQUEST_HEADERS.nonce, nonce);
  const language = chosenLanguage(request);
  if (language) headers.set('cookie', withLanguage(request, language));
  headers.set('content-security-policy', answer['Content-Security-Policy']); // Next takes the nonce for its own scripts from here
  const response = NextResponse.next({ request: { headers }, status: namesNothing(pathOf(request)) ? 404 : 200 });
  for (const [name, value] of Object.entries(answer)) response.headers.set(name, value);
  for (const line of start.setCookie) response.headers.append('set-cookie', line);
  if (language) response.headers.append('set-cookie', languageCookie(language, url));
  return response;
}

/** An address under /mail that can name no folder or message. A page cannot set its own status; it says the same in words. */
const namesNothing = (path: string): boolean =>
  path.startsWith(`${basePath}/mail/`) && readMailPlace(path) === undefined;

const LANGUAGE_COOKIE = 'tupai-lang'; // read by lib/http/page-texts.ts
const A_YEAR_IN_SECONDS = 31_536_000;

/** What the link on the sign-in page asks for. */
const chosenLanguage = ({ nextUrl }: NextRequest): Locale | undefined =>
  nextUrl.pathname === '/login' ? LOCALES.find((one) => one === nextUrl.searchParams.get('lang')) : undefined;

/** The request's cookies as they will be from now on, so that this very page speaks the language already. */
const withLanguage = ({ headers }: NextRequest, language: Locale): string =>
  [
    ...(headers.get('cookie') ?? '').split(/; */).filter((one) => one !== '' && !one.startsWith(`${LANGUAGE_COOKIE}=`)),
    `${LANGUAGE_COOKIE}=${language}`,
  ].join('; ');

const languageCookie = (language: Locale, url: URL): string =>
  `${LANGUAGE_COOKIE}=${language}; Max-Age=${String(A_YEAR_IN_SECONDS)}; Path=${url.pathname}; HttpOnly; SameSite=Lax${
    url.protocol === 'https:' ? '; Secure' : ''
  }`;

/** Mount point, path and query, without the mark that Next puts on requests of its own. */
function pathOf(request: NextRequest): string {
  const { basePath, pathname, searchParams } = request.nextUrl;
  const query = new URLSearchParams(searchParams);
  query.delete('_rsc');
  return `${basePath}${pathname}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** Everything but the API, the frames, Next's own files and the files at the top of public/. Next puts the mount point in front. */
export const config = {
  matcher: ['/', '/((?!api(?:/|$)|frame(?:/|$)|_next/|[^/]+\\.(?:svg|png|ico|txt|webmanifest)$).*)'],
};
