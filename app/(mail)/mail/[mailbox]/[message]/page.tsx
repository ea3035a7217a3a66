import { headers } from 'next/headers';
import { notFound, unstable_rethrow } from 'next/navigation';
import { messagePage, type MailboxView } from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice, type Page } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { listMailboxes, readMessage, readSourceText } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MessageProblem, MessageReader, PrintView, SourceView, type ReaderView } from '#components/reader/index.ts';
import { Shell, loadFolders } from '#app/shell.tsx';
import { readListState } from '../../list-state.ts';

interface Props {
  readonly params: Promise<{ mailbox: string; message: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const VIEWS = ['html', 'text', 'source', 'headers', 'print'] as const;
const SOURCE_LIMIT = 512 * 1024;

/** One message; `view` chooses its body, or its source, its headers, or the page for paper. */
export default async function MessagePage({ params, searchParams }: Props) {
  const { mailbox: mailboxKey, message: messageKey } = await params;
  const path = decodeMailboxKey(mailboxKey);
  const ref = decodeMessageKey(messageKey);
  if (path === undefined || ref === undefined) notFound();
  const query = await searchParams;
  const list = { ...readListState(query).state, select: undefined };
  const view = VIEWS.find((one) => one === query['view']);
  const here = messagePage(path, ref, { view, list });
  const page = await openPage(here);
  const { texts, settings, session } = page;
  const frame = { page, section: 'mail', current: path, notice: pageNotice(query, texts) } as const;

  try {
    const { mailboxes } = (await loadFolders(session)) ?? (await listMailboxes(session, {}));
    const mailbox = mailboxes.find((one) => one.path === path);
    if (!mailbox) notFound();
    const input = { mailbox: path, message: ref };
    if (view === 'source' || view === 'headers') {
      const { text, truncated } = await readSourceText(session, { ...input, headersOnly: view === 'headers', maxBytes: SOURCE_LIMIT });
      const title = texts.t(view === 'source' ? 'reader.sourceTitle' : 'reader.headersTitle');
      return (
        <Shell {...frame}>
          <title>{`${title} – ${page.productName}`}</title>
          <SourceView texts={texts} path={path} message={ref} title={title} source={text} truncated={truncated} />
        </Shell>
      );
    }
    const markRead = query['read'] === '1' && settings.markRead === 'at-once' && !(await isPrefetch());
    const message = await readMessage(session, { ...input, markRead });
    const reader: ReaderView = {
      texts,
      token: page.token,
      mailbox,
      mailboxes,
      message,
      list,
      body: chooseBody(message, view, settings.preferHtml),
      markRead: settings.markRead === 'at-once',
    };
    const title = <title>{`${message.subject || texts.t('common.noSubject')} – ${page.productName}`}</title>;
    if (view === 'print')
      return (
        <>
          {title}
          <PrintView {...reader} />
        </>
      );
    return (
      <Shell {...frame}>
        {title}
        <MessageReader {...reader} />
      </Shell>
    );
  } catch (cause) {
    unstable_rethrow(cause);
    return (
      <Shell {...frame}>
        <title>{`${texts.t('reader.failedTitle')} – ${page.productName}`}</title>
        <h1 className="sr-only">{texts.t('reader.failedTitle')}</h1>
        <MessageProblem texts={texts} path={path} folder={await folderName(page, path)} list={list} here={here} fault={pageFault(cause, texts)} />
      </Shell>
    );
  }
}

/** What the address asks for, else what the person prefers, as far as the message has it. */
function chooseBody(message: { text: string; htmlPart: string | null }, view: string | undefined, preferHtml: boolean): 'html' | 'text' {
  if (message.htmlPart === null || view === 'text') return 'text';
  return view === 'html' || preferHtml || message.text.trim() === '' ? 'html' : 'text';
}

/** A browser that fetches ahead has not shown anything yet; nothing may change for it. */
async function isPrefetch(): Promise<boolean> {
  const requestHeaders = await headers();
  return [requestHeaders.get('sec-purpose'), requestHeaders.get('purpose')].some((purpose) => purpose?.includes('prefetch'));
}

async function folderName(page: Page, path: string): Promise<string> {
  const mailbox: MailboxView | undefined = (await loadFolders(page.session))?.mailboxes.find((one) => one.path === path);
  return mailbox ? labelMailbox(mailbox, page.texts) : path;
}
