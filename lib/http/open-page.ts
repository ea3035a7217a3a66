import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { basePath, loginPage, type SettingsView } from '#lib/contract/index.ts';
import { config, steadyNow } from '#lib/config.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { DEFAULT_SETTINGS, eventCursor, readSettings } from '#lib/service/index.ts';
import { REQUEST_HEADERS, clientAddress, currentSession, publicUrlOf, type Session } from '#lib/session/index.ts';
import { pageTexts } from './page-texts.ts';
import { readNameCookie } from './public-handle.ts';
import type { Cookies } from './read-cookies.ts';

/** What every screen knows before it knows who looks. */
export interface PublicPage {
  readonly texts: Texts;
  /** The defaults when nobody is signed in. */
  readonly settings: SettingsView;
  readonly productName: string;
  /** True when the page came over plain HTTP from another machine: screens say so. */
  readonly insecure: boolean;
  /** The form token: first hidden field (`token`) of every POST form, before any file field. */
  readonly token: string;
  /** The person who is signed in, on screens that need nobody to be. */
  readonly session?: Session | undefined;
  /** Where the account's events stood before anything of the screen was read; `''` when nobody is signed in. */
  readonly cursor: string;
  /** Seconds until the session ends at the latest; nobody is signed in without it. */
  readonly sessionLeft: number | undefined;
  /** The name typed before a refused sign-in; `''` otherwise. */
  readonly typedUser: string;
}

export interface Page extends PublicPage {
  readonly session: Session;
}

/**
 * Opens a screen for the person who is signed in; everybody else is sent to the sign-in page and back afterwards.
 *
 * @param returnTo this screen's path with the mount point, as lib/contract makes it.
 */
export async function openPage(returnTo: string): Promise<Page> {
  const { session, ...page } = await openPublicPage();
  if (!session) redirect(loginPage({ return: returnTo, error: 'auth.required' }).slice(basePath.length)); // redirect() adds it again
  return { ...page, session };
}

/** Opens a screen that needs nobody to be signed in; layout and page of one request share the answer. */
export const openPublicPage: () => Promise<PublicPage> = cache(async () => {
  const [requestHeaders, store] = await Promise.all([headers(), cookies()]);
  const jar: Cookies = { get: (name) => store.get(name)?.value };
  const url = publicUrlOf(requestHeaders);
  const session = await currentSession(jar, { url, clientAddress: clientAddress(requestHeaders) });
  const settings = session ? (await readSettings(session)).settings : DEFAULT_SETTINGS;
  return {
    texts: pageTexts(requestHeaders, jar, session ? settings : undefined),
    settings,
    productName: config().productName,
    insecure: url?.protocol === 'http:' && !isLoopback(url.hostname),
    token: session?.token ?? requestHeaders.get(REQUEST_HEADERS.preSignIn) ?? '',
    session,
    cursor: session ? eventCursor(session) : '',
    sessionLeft: session && Math.max(0, Math.round((session.expiresAt - steadyNow()) / 1000)),
    typedUser: readNameCookie(jar.get),
  };
});

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');
