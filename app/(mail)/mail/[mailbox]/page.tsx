import { notFound, redirect, unstable_rethrow } from 'next/navigation';
import { basePath, listPage } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { openPage, pageFault, pageNotice, type Page } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { listIdentities, listMailboxes, listMessages } from '#lib/service/index.ts';
import { ListFailure, MessageList } from '#components/messages/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { Shell, loadFolders } from '#app/shell.tsx';
import { readListState } from '../list-state.ts';

interface Props {
  readonly params: Promise<{ mailbox: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One window of a folder's messages. */
export default async function ListPage({ params, searchParams }: Props) {
  const path = decodeMailboxKey((await params).mailbox);
  if (path === undefined) notFound();
  const query = await searchParams;
  const { window, state } = readListState(query);
  const page = await openPage(listPage(path, state));
  const { texts } = page;
  const notice = pageNotice(query, texts);
  const search = { path, field: window.field, words: window.q };

  try {
    // Asked again when it failed, this time for its reason.
    const { mailboxes } = (await loadFolders(page.session)) ?? (await listMailboxes(page.session, {}));
    const mailbox = mailboxes.find((one) => one.path === path || (one.specialUse === 'inbox' && path.toUpperCase() === 'INBOX'));
    if (!mailbox?.selectable) notFound();
    const list = await listMessages(page.session, { ...window, mailbox: path });
    if (list.total > 0 && list.offset >= list.total) redirect(lastWindow(path, state, list).slice(basePath.length));
    const unseen = mailbox.unseen > 0 ? ` (${texts.number(mailbox.unseen)})` : '';
    return (
      <Shell page={page} section="mail" current={mailbox.path} search={search} notice={notice}>
        <title>{`${labelMailbox(mailbox, texts)}${unseen} – ${page.productName}`}</title>
        <MessageList
          texts={texts}
          token={page.token}
          mailbox={mailbox}
          mailboxes={mailboxes}
          list={list}
          state={state}
          address={list.total === 0 ? await ownAddress(page) : ''}
          markRead={page.settings.markRead === 'at-once'}
        />
      </Shell>
    );
  } catch (cause) {
    unstable_rethrow(cause);
    if (isAppError(cause) && cause.code === 'mailbox.missing') notFound();
    const fault = pageFault(cause, texts);
    return (
      <Shell page={page} section="mail" current={path} search={search} notice={notice}>
        <title>{`${texts.t('messages.failed')} – ${page.productName}`}</title>
        <h1 className="sr-only">{texts.t('messages.failed')}</h1>
        <ListFailure texts={texts} here={listPage(path, state)} {...fault} />
      </Shell>
    );
  }
}

/** After the last messages of the last page went away, the page before it is the last. */
const lastWindow = (path: string, state: object, { total, limit }: { total: number; limit: number }): string =>
  listPage(path, { ...state, offset: Math.floor((total - 1) / limit) * limit });

async function ownAddress(page: Page): Promise<string> {
  const identities = await listIdentities(page.session);
  return (identities.find(({ isDefault }) => isDefault) ?? identities[0])?.address ?? '';
}
