/**
 * The edge between HTTP and the services: request origin, host, session, body limits, answers as JSON, 303 or problem+json,
 * parked forms, and the log. The only place where an error becomes HTTP. Routes are three lines over {@link handle} and {@link stream}.
 */
import type { SettingsView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { Session } from '#lib/session/index.ts';

/** What every screen knows before it knows who looks. */
export interface PublicPage {
  readonly texts: Texts;
  /** Defaults (language by cookie or browser) when nobody is signed in. */
  readonly settings: SettingsView;
  readonly productName: string;
  /** True when the page came over plain HTTP from another machine: screens say so. */
  readonly insecure: boolean;
  /** The form token: first hidden field (`token`) of every POST form, before any file field. */
  readonly token: string;
}
export interface Page extends PublicPage {
  readonly session: Session;
}

/** A signed-in page: sends to /login?return=… when nobody is signed in. `returnTo` includes the mount point (made by `pages`). */
export declare function openPage(returnTo: string): Promise<Page>;
export declare function openPublicPage(): Promise<PublicPage>;

/** A note or an error that a plain form left in the query of the page it came back to. */
export interface PageNotice {
  readonly error?: { readonly code: string; readonly text: string; readonly detail?: string; readonly reference?: string; readonly field?: string };
  readonly note?: string;
}
export declare function pageNotice(searchParams: Readonly<Record<string, string | string[] | undefined>>, texts: Texts): PageNotice;
