import { headers } from 'next/headers';
import { listPage, messagePage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { peekConversation, readMessage, readSourceText } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MessageProblem, MessageReader, PrintView, SourceView, type ReaderView } from '#components/reader/index.ts';
import { attempt } from '#app/attempt.ts';
import { MissingFolder } from '#app/missing-folder.tsx';
import { Shell, findFolder, loadFolders } from '#app/shell.tsx';
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
  if (path === undefined || ref === undefined) return <MissingFolder page={await openPage(listPage('INBOX'))} />;
  const query = await searchParams;
  const list = { ...readListState(query).state, select: undefined };
  const view = VIEWS.find((one) => one === query['view']);
  const here = messagePage(path, ref, { view, list });
  const page = await openPage(here);
  const { texts, settings, session, productName } = page;
  const frame = { page, section: 'mail', current: path, notice: pageNotice(query, texts) } as const;
  const input = { mailbox: path, message: ref };
  const problem = async (fault: Parameters<typeof MessageProblem>[0]['fault']) => {
    const found = (await loadFolders(session))?.mailboxes.find((one) => one.path === path);
    return (
      <Shell {...frame}>
        <title>{`${texts.t('reader.failedTitle')} – ${productName}`}</title>
        <h1 className="sr-only">{texts.t('reader.failedTitle')}</h1>
        <MessageProblem
          texts={texts}
          path={path}
          folder={found ? labelMailbox(found, texts) : path}
          list={list}
          here={here}
          fault={fault}
        />
      </Shell>
    );
  };

  if (view === 'source' || view === 'headers') {
    const headersOnly = view === 'headers';
    const loaded = await attempt(texts, () =>
      readSourceText(session, { ...input, headersOnly, maxBytes: SOURCE_LIMIT }),
    );
    if (!loaded.ok) return problem(loaded.fault);
    const title = texts.t(headersOnly ? 'reader.headersTitle' : 'reader.sourceTitle');
    const { text, truncated } = loaded.value;
    return (
      <Shell {...frame}>
        <title>{`${title} – ${productName}`}</title>
        <SourceView texts={texts} path={path} message={ref} title={title} source={text} truncated={truncated} />
      </Shell>
    );
  }

  const loaded = await attempt(texts, async (): Promise<ReaderView> => {
    const { mailbox, mailboxes } = await findFolder(session, path);
    const markRead = settings.markRead === 'at-once';
    const message = await readMessage(session, {
      ...input,
      markRead: markRead && query['read'] === '1' && !(await isPrefetch()),
    });
    const body = chooseBody(message, view, settings.preferHtml);
    const together = view !== 'print' && (list.threads === '1' || query['conversation'] === '1');
    const conversation = together ? await peekConversation(session, input) : undefined;
    return { texts, token: page.token, mailbox, mailboxes, message, conversation, list, body, markRead };
  });
  if (!loaded.ok && loaded.fault.code === 'mailbox.missing') return <MissingFolder page={page} />;
  if (!loaded.ok) return problem(loaded.fault);
  const title = <title>{`${loaded.value.message.subject || texts.t('common.noSubject')} – ${productName}`}</title>;
  if (view === 'print')
    return (
      <>
        {title}
        <PrintView {...loaded.value} />
      </>
    );
  return (
    <Shell {...frame} skipTo="message">
      {title}
      <MessageReader {...loaded.value} />
    </Shell>
  );
}

/** What the address asks for, else what the person prefers, as far as the message has it. */
function chooseBody(
  message: { text: string; htmlPart: string | null },
  view: string | undefined,
  preferHtml: boolean,
): 'html' | 'text' {
  if (message.htmlPart === null || view === 'text') return 'text';
  return view === 'html' || preferHtml || message.text.trim() === '' ? 'html' : 'text';
}

/** A browser that fetches ahead has not shown anything yet; nothing may change for it. */
async function isPrefetch(): Promise<boolean> {
  const requestHeaders = await headers();
  return [requestHeaders.get('sec-purpose'), requestHeaders.get('purpose')].some((purpose) =>
    purpose?.includes('prefetch'),
  );
}
