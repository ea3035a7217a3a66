import { redirect } from 'next/navigation';
import { basePath, listPage, type ListState } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { openPage, pageNotice, type Page } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { listIdentities, listMessages } from '#lib/service/index.ts';
import { ListFailure, MessageList, type ListView } from '#components/messages/index.ts';
import { LiveTitle, labelMailbox } from '#components/mailboxes/index.ts';
import { attempt } from '#app/attempt.ts';
import { MissingFolder } from '#app/missing-folder.tsx';
import { Shell, findFolder } from '#app/shell.tsx';
import { readListState } from '../list-state.ts';

interface Props {
  readonly params: Promise<{ mailbox: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One window of a folder's messages. */
export default async function ListPage({ params, searchParams }: Props) {
  const path = decodeMailboxKey((await params).mailbox);
  if (path === undefined) return <MissingFolder page={await openPage(listPage('INBOX'))} />;
  const query = await searchParams;
  const { window, state } = readListState(query);
  const page = await openPage(listPage(path, state));
  const { texts, productName } = page;
  const frame = {
    page,
    section: 'mail',
    search: { path, q: window.q },
    notice: pageNotice(query, texts),
  } as const;

  const loaded = await attempt(texts, async (): Promise<ListView> => {
    const { mailbox, mailboxes } = await findFolder(page.session, path);
    if (!mailbox.selectable) throw new AppError('mailbox.missing');
    const list = await listMessages(page.session, { ...window, mailbox: path });
    if (list.total > 0 && list.offset >= list.total) redirect(lastWindow(path, state, list));
    const address = list.total === 0 ? await ownAddress(page) : '';
    const markRead = page.settings.markRead === 'at-once';
    return { texts, token: page.token, mailbox, mailboxes, list, state, address, markRead };
  });
  if (!loaded.ok) {
    if (loaded.fault.code === 'mailbox.missing') return <MissingFolder page={page} />;
    return (
      <Shell {...frame} current={path}>
        <title>{`${texts.t('messages.failed')} – ${productName}`}</title>
        <h1 className="sr-only">{texts.t('messages.failed')}</h1>
        <ListFailure texts={texts} here={listPage(path, state)} {...loaded.fault} />
      </Shell>
    );
  }
  const { mailbox } = loaded.value;
  return (
    <Shell {...frame} current={mailbox.path}>
      <LiveTitle
        mailbox={mailbox.key}
        label={labelMailbox(mailbox, texts)}
        unseen={mailbox.unseen}
        productName={productName}
        locale={texts.locale}
      />
      <MessageList {...loaded.value} />
    </Shell>
  );
}

/** After the last messages of the last page went away, the page before it is the last. Without the mount point: redirect() adds it. */
const lastWindow = (path: string, state: ListState, { total, limit }: { total: number; limit: number }): string =>
  listPage(path, { ...state, offset: Math.floor((total - 1) / limit) * limit }).slice(basePath.length);

async function ownAddress(page: Page): Promise<string> {
  const identities = await listIdentities(page.session);
  return (identities.find(({ isDefault }) => isDefault) ?? identities[0])?.address ?? '';
}
