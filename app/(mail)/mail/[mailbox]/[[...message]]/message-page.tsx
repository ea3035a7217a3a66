import { messagePage, type MailPlace } from '#lib/contract/index.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { readMessage, readSourceText } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MessageProblem, PrintView, SourceView, chooseBody } from '#components/reader/index.ts';
import { attempt } from '#app/attempt.ts';
import { MissingFolder } from '#app/missing-folder.tsx';
import { Shell, findFolder, loadFolders } from '#app/shell.tsx';

const SOURCE_LIMIT = 512 * 1024;

interface Props {
  readonly page: Page;
  readonly place: MailPlace & {
    readonly message: NonNullable<MailPlace['message']>;
    readonly view: 'source' | 'headers' | 'print';
  };
  readonly notice: PageNotice;
}

/** The pages beside a message, which the server makes: its source, its headers, and the page for paper. */
export async function MessagePage({ page, place, notice }: Props) {
  const { texts, session, productName } = page;
  const { mailbox: path, message: ref, view } = place;
  const list = { ...place.list, select: undefined };
  const input = { mailbox: path, message: ref };
  const frame = { page, section: 'mail', current: path, notice } as const;
  if (view === 'print') {
    const printed = await attempt(texts, async () => {
      const { mailbox, mailboxes } = await findFolder(session, path);
      const message = await readMessage(session, input);
      return {
        texts,
        token: page.token,
        mailbox,
        mailboxes,
        message,
        conversation: undefined,
        list,
        labels: [],
        body: chooseBody(message, view, page.settings.preferHtml),
        markRead: false,
      };
    });
    if (printed.ok)
      return (
        <>
          <title>{`${printed.value.message.subject || texts.t('common.noSubject')} – ${productName}`}</title>
          <PrintView {...printed.value} />
        </>
      );
    return printed.fault.code === 'mailbox.missing' ? <MissingFolder page={page} /> : problem(printed.fault);
  }
  const headersOnly = view === 'headers';
  const loaded = await attempt(texts, () => readSourceText(session, { ...input, headersOnly, maxBytes: SOURCE_LIMIT }));
  if (!loaded.ok) return problem(loaded.fault);
  const title = texts.t(headersOnly ? 'reader.headersTitle' : 'reader.sourceTitle');
  const { text, truncated } = loaded.value;
  return (
    <Shell {...frame}>
      <title>{`${title} – ${productName}`}</title>
      <SourceView texts={texts} path={path} message={ref} title={title} source={text} truncated={truncated} />
    </Shell>
  );

  async function problem(fault: Parameters<typeof MessageProblem>[0]['fault']) {
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
          here={messagePage(path, ref, { view, list })}
          fault={fault}
        />
      </Shell>
    );
  }
}
