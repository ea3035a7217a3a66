import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import type { ListOrder } from '#lib/mail/list-order.ts';
import type { ComposeMode } from './compose.ts';
import { API } from './api-href.ts';
import { href } from './base-path.ts';
import type { SearchScope } from './search.ts';

/** Every screen's address. Paths and messages go in as they are, keys come out. */

const query = (fields: Readonly<Record<string, string | number | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text && `?${text}`;
};

/** State of a list page besides its mailbox; defaults are left out of the URL. */
export interface ListState {
  readonly order?: ListOrder | undefined;
  readonly direction?: 'asc' | 'desc' | undefined;
  readonly filter?: string | undefined;
  readonly offset?: number | undefined;
  readonly q?: string | undefined;
  /** Rows are conversations. */
  readonly threads?: '1' | '0' | undefined;
  /** `all` ticks every box of the page (no-script "select all"). */
  readonly select?: 'all' | undefined;
}

const listFields = (state: ListState): Record<string, string | number | undefined> => ({
  order: state.order === 'arrival' ? undefined : state.order,
  direction: state.direction === 'desc' ? undefined : state.direction,
  filter: state.filter === 'all' ? undefined : state.filter,
  offset: state.offset || undefined,
  q: state.q,
  threads: state.threads,
  select: state.select,
});

export const listPage = (path: string, state: ListState = {}): string =>
  href(`/mail/${encodeMailboxKey(path)}${query(listFields(state))}`);

/** `cursor` goes on where an earlier page stopped. Without `path` all folders are searched. */
export const searchPage = (
  state: {
    q?: string | undefined;
    scope?: SearchScope | undefined;
    path?: string | undefined;
    cursor?: string | undefined;
    /** The server's own page, for browsers whose scripts stopped half-way. */
    plain?: '1' | undefined;
    /** The form that writes a search. */
    advanced?: '1' | undefined;
  } = {},
): string => {
  const { q, scope, path, cursor, plain, advanced } = state;
  const mailbox = path === undefined ? undefined : encodeMailboxKey(path);
  return href(`/search${query({ q, scope: scope === 'all' ? undefined : scope, mailbox, cursor, plain, advanced })}`);
};

/**
 * `view`: `html`/`text` choose the body, `source`, `headers`, `whole` (all of a
 * long text), `redirect`, `report` and `enclosed` are screens of their own, `print` has no chrome. `list` is
 * the state of the list the message was opened from: the way back leads there.
 */
export const messagePage = (
  path: string,
  ref: { uidValidity: number; uid: number },
  options: {
    view?: 'html' | 'text' | 'source' | 'headers' | 'print' | 'enclosed' | 'redirect' | 'report' | 'whole' | undefined;
    /** With `enclosed`: which message in the message. */
    part?: string | undefined;
    read?: '1' | undefined;
    list?: ListState | undefined;
    /** Shows what else belongs to its conversation, as it does for a list of conversations. */
    conversation?: '1' | undefined;
    /** The search over folders that found it: the way back leads there. */
    search?: { readonly q: string; readonly scope: SearchScope; readonly path: string | undefined } | undefined;
  } = {},
): string => {
  const { list = {}, search, ...own } = options;
  const found = search && {
    q: search.q,
    scope: search.scope,
    within: search.path === undefined ? undefined : encodeMailboxKey(search.path),
  };
  return href(
    `/mail/${encodeMailboxKey(path)}/${encodeMessageKey(ref)}${query({ ...listFields(list), ...own, ...found })}`,
  );
};

/** Asks before a mailbox is emptied: there is no undo. */
export const emptyPage = (path: string): string => href(`/folders/empty${query({ mailbox: encodeMailboxKey(path) })}`);
/**
 * `parent` is where the form for a new folder puts it at first; `sizes` tells what each folder takes, `count` sums one. Of many the page
 * shows those whose name holds `find`, from the one at place `from` on.
 */
export const foldersPage = (
  state: { parent?: string; sizes?: '1' | undefined; count?: string; find?: string; from?: number } = {},
): string => {
  const { parent, sizes, count, find, from } = state;
  return href(
    `/folders${query({
      parent: parent === undefined ? undefined : encodeMailboxKey(parent),
      sizes,
      count: count === undefined ? undefined : encodeMailboxKey(count),
      find: find === '' ? undefined : find,
      from: from === 0 ? undefined : from,
    })}`,
  );
};
export const folderPage = (path: string): string => href(`/folders/edit${query({ mailbox: encodeMailboxKey(path) })}`);

/** `to` … `body` fill a new message, as a mailto link does. */
export const composePage = (
  start: {
    mode?: ComposeMode | undefined;
    mailbox?: string | undefined;
    message?: { uidValidity: number; uid: number } | undefined;
    to?: string | undefined;
    cc?: string | undefined;
    bcc?: string | undefined;
    subject?: string | undefined;
    body?: string | undefined;
    mailto?: string | undefined;
    /** Everybody in this group of contacts. */
    group?: string | undefined;
    form?: string | undefined;
  } = {},
): string => {
  const { mode, mailbox, message, to, cc, bcc, subject, body, mailto, group, form } = start;
  return href(
    `/compose${query({
      mode: mode === 'new' ? undefined : mode,
      mailbox: mailbox === undefined ? undefined : encodeMailboxKey(mailbox),
      message: message && encodeMessageKey(message),
      to,
      cc,
      bcc,
      subject,
      body,
      mailto,
      group,
      form,
    })}`,
  );
};
/** For a browser that opens mail links with Tupai; it puts the link in the place of `%s`. */
export const mailtoPattern = (): string => `${composePage()}?mailto=%s`;

export const outboxPage = (id?: string): string => href(id ? `/outbox/${id}` : '/outbox');
/** `book` shows one book only. `from` is how many stand before the first one shown; `deleted` and `change` offer to take back what was just done (to `count` cards). */
export const contactsPage = (
  state: {
    q?: string;
    from?: number;
    favourites?: '1';
    book?: string;
    conflicts?: '1';
    group?: string;
    deleted?: string;
    did?: string;
    change?: string;
    count?: number;
    /** Ticks every box of the page. */
    select?: 'all';
  } = {},
): string => href(`/contacts${query({ ...state })}`);
/** `upload` is the file that is looked at, `run` the import that is under way or done. */
export const importPage = (state: { upload?: string; run?: string } = {}): string =>
  href(`/contacts/import${query({ ...state })}`);
export const duplicatesPage = (): string => href('/contacts/duplicates');
/** Shows what would become of these cards. */
export const mergePage = (ids: readonly string[]): string =>
  href(`/contacts/merge?${ids.map((id) => `id=${id}`).join('&')}`);
/** With `edit` its form; `form` is what was typed into it. A new one may be of the sender of a message, by both its keys. */
export const contactPage = (
  id: string | 'new',
  state: {
    name?: string;
    address?: string;
    mailbox?: string;
    message?: string;
    edit?: '1';
    form?: string;
    merged?: string;
  } = {},
): string => href(`/contacts/${id}${query({ ...state })}`);
/** The parts of the settings besides the general one. */
export const SETTINGS_SECTIONS = [
  'appearance',
  'mailbox',
  'labels',
  'images',
  'folders',
  'keyboard',
  'identities',
  'templates',
  'books',
  'sessions',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];
export const settingsPage = (section?: SettingsSection): string => href(section ? `/settings/${section}` : '/settings');
export const identityPage = (id: string | 'new', state: { delete?: '1' } = {}): string =>
  href(`/settings/identities/${id}${query({ ...state })}`);
export const templatePage = (id: string | 'new'): string => href(`/settings/templates/${id}`);
export const helpPage = (): string => href('/help');
export const loginPage = (state: { return?: string; error?: string; note?: string } = {}): string =>
  href(`/login${query({ ...state })}`);

/** The document a message body is shown in: empty for scripts, filled with the cleaned body for pages without them. */
export const framePage = (): string => href('/frame');
/** The empty document that scripts fill with what is to be printed. */
export const paperPage = (): string => href('/frame?paper=1');
/** `images` is the ticket that shows the remote images of the message this once. */
export const bodyFrame = (path: string, ref: { uidValidity: number; uid: number }, images?: string): string =>
  href(`/frame${query({ mailbox: encodeMailboxKey(path), message: encodeMessageKey(ref), images })}`);

/** Bytes of a part or of the whole message: links, not forms. */
export const partLink = (
  path: string,
  ref: { uidValidity: number; uid: number },
  part: string,
  inline = false,
): string =>
  href(
    `/api/message/part${query({ mailbox: encodeMailboxKey(path), message: encodeMessageKey(ref), part, inline: inline ? '1' : undefined })}`,
  );
/** The beginning of a text file, as JSON for scripts. */
export const partTextLink = (path: string, ref: { uidValidity: number; uid: number }, part: string): string =>
  href(`${API.readPartText}${query({ mailbox: encodeMailboxKey(path), message: encodeMessageKey(ref), part })}`);
/** All files of a message in one archive. */
export const zipLink = (path: string, ref: { uidValidity: number; uid: number }): string =>
  href(`/api/message/zip${query({ mailbox: encodeMailboxKey(path), message: encodeMessageKey(ref) })}`);
/** A file of contacts: one card, a group, what was ticked (a parked form), or everybody. */
export const contactsFile = (state: { format: string; id?: string; group?: string; form?: string }): string =>
  href(`/api/contacts/export${query({ ...state })}`);
/** The picture that stands in a card; with its version it may be kept for long. */
export const contactPhoto = (id: string, version?: string): string =>
  href(`/api/contacts/photo${query({ id, v: version })}`);
/** The style sheet that puts pictures of contacts in the place of their initials. */
export const photosHref = (version: string): string => href(`/api/contacts/photos${query({ v: version })}`);
/** A remote image by way of the server; only addresses that were sealed for the session are answered. */
export const imageLink = (url: string, until: number, seal: string): string =>
  href(`/api/image${query({ url, until, seal })}`);
export const sourceLink = (path: string, ref: { uidValidity: number; uid: number }, download: boolean): string =>
  href(
    `/api/message/source${query({ mailbox: encodeMailboxKey(path), message: encodeMessageKey(ref), download: download ? '1' : undefined })}`,
  );
