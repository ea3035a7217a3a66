import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { basePath, loginPage, type SettingsView } from '#lib/contract/index.ts';
import { config, steadyNow } from '#lib/config.ts';
import { toAppError, type ErrorCode } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { DEFAULT_SETTINGS, eventCursor, readSettings } from '#lib/service/index.ts';
import {
  REQUEST_HEADERS,
  clientAddress,
  currentSession,
  hasSessionCookie,
  publicUrlOf,
  type Session,
} from '#lib/session/index.ts';
import { logFailure } from './exchange.ts';
import { pageTexts } from './page-texts.ts';
import { readNameCookie } from './public-handle.ts';
import type { Cookies } from './read-cookies.ts';
import { homePath, safeReturnPath } from './return-path.ts';

const STORE_AWAY = 'store.unavailable' satisfies ErrorCode;

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
  /** The store does not answer, so nobody can tell who is signed in: the screen opens as for strangers. */
  readonly storeAway: boolean;
  /** The browser brought a session's cookie: whoever has none is new here, and is not told that anything ended. */
  readonly wasSignedIn: boolean;
  /** Where the account's events stood before anything of the screen was read; `''` when nobody is signed in. */
  readonly cursor: string;
  /** Seconds until the session ends at the latest; nobody is signed in without it. */
  readonly sessionLeft: number | undefined;
  /** The name typed before a refused sign-in; `''` otherwise. */
  readonly typedUser: string;
}

export interface Page extends Omit<PublicPage, 'storeAway' | 'wasSignedIn'> {
  readonly session: Session;
}

/**
 * Opens a screen for the person who is signed in; everybody else is sent to the sign-in page and back afterwards.
 *
 * @param returnTo this screen's path with the mount point, as lib/contract makes it.
 */
export async function openPage(returnTo: string): Promise<Page> {
  const { session, storeAway, wasSignedIn, ...page } = await openPublicPage();
  if (!session) {
    const told: { error?: ErrorCode } = storeAway
      ? { error: STORE_AWAY }
      : wasSignedIn
        ? { error: 'auth.required' }
        : {};
    redirect(loginPage({ return: returnTo, ...told }).slice(basePath.length)); // redirect() adds it again
  }
  return { ...page, session };
}

/** On the sign-in page: whom an outage of the store had sent there goes back to where they were, as soon as it is over. */
export function leaveAfterOutage({ session }: PublicPage, query: Readonly<Record<string, unknown>>): void {
  if (!session || query['error'] !== STORE_AWAY) return;
  const back = typeof query['return'] === 'string' ? safeReturnPath(query['return']) : undefined;
  redirect((back ?? homePath()).slice(basePath.length));
}

/** Opens a screen that needs nobody to be signed in; layout and page of one request share the answer. */
export const openPublicPage: () => Promise<PublicPage> = cache(async () => {
  const [requestHeaders, store] = await Promise.all([headers(), cookies()]);
  const jar: Cookies = { get: (name) => store.get(name)?.value };
  const url = publicUrlOf(requestHeaders);
  const look = async (): Promise<Pick<PublicPage, 'session' | 'settings' | 'storeAway'>> => {
    const session = await currentSession(jar, { url, clientAddress: clientAddress(requestHeaders) });
    return { session, settings: session ? (await readSettings(session)).settings : DEFAULT_SETTINGS, storeAway: false };
  };
  const { session, settings, storeAway } = await look().catch((cause: unknown) => {
    const error = toAppError(cause);
    if (error.code !== STORE_AWAY) throw error;
    logFailure('screen failed', {}, error);
    return { session: undefined, settings: DEFAULT_SETTINGS, storeAway: true };
  });
  return {
    texts: pageTexts(requestHeaders, jar, session ? settings : undefined),
    settings,
    productName: config().productName,
    insecure: url?.protocol === 'http:' && !isLoopback(url.hostname),
    token: session?.token ?? requestHeaders.get(REQUEST_HEADERS.preSignIn) ?? '',
    session,
    storeAway,
    wasSignedIn: hasSessionCookie(jar, url),
    cursor: session ? eventCursor(session) : '',
    sessionLeft: session && Math.max(0, Math.round((session.expiresAt - steadyNow()) / 1000)),
    typedUser: readNameCookie(jar.get),
  };
});

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');
