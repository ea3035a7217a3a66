import * as contract from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Forms with typed text, by the path they post to: the page where a failed one is shown again, filled. */
const FORM_PAGES: Readonly<Record<string, (fields: Fields) => string>> = {
  [contract.compose.path]: () => contract.composePage(),
  [contract.saveContact.path]: (fields) => contract.contactPage(idOf(fields)),
  [contract.saveSettings.path]: ({ return: back }) =>
    contract.SETTINGS_SECTIONS.map(contract.settingsPage).find((page) => page === back) ?? contract.settingsPage(),
  [contract.saveIdentity.path]: (fields) => contract.identityPage(idOf(fields)),
  [contract.saveTemplate.path]: (fields) => contract.templatePage(idOf(fields)),
  [contract.connectBooks.path]: () => contract.settingsPage('books'),
  [contract.createMailbox.path]: () => contract.foldersPage(),
  [contract.renameMailbox.path]: (fields) => {
    const path = decodeMailboxKey(textOf(fields['mailbox']));
    return path === undefined ? contract.foldersPage() : contract.folderPage(path);
  },
  [contract.redirectMessage.path]: ({ mailbox, message }) => {
    const path = decodeMailboxKey(textOf(mailbox));
    const ref = decodeMessageKey(textOf(message));
    return path === undefined || !ref
      ? contract.listPage('INBOX')
      : contract.messagePage(path, ref, { view: 'redirect' });
  },
};

/** The page a form with typed text comes back to; `undefined` for forms without any, and for paths that are no form of ours. */
export const formPage = (path: string, fields: Fields): string | undefined =>
  Object.hasOwn(FORM_PAGES, path) ? FORM_PAGES[path]?.(fields) : undefined;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const idOf = (fields: Fields): string =>
  typeof fields['id'] === 'string' && /^[0-9a-f]{32}$/.test(fields['id']) ? fields['id'] : 'new';
