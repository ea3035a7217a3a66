import { messagePage, type MailPlace } from '#lib/contract/index.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { readConversation, readMessage, readSourceText, readWholeText } from '#lib/service/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { MessageProblem, PrintView, SourceView, chooseBody } from '#components/reader/index.ts';
import { attempt } from '#app/attempt.ts';
import { MissingFolder } from '#app/missing-folder.tsx';
import { Shell, findFolder, loadFolders } from '#app/shell.tsx';

const SOURCE_LIMIT = 512 * 1024;
/** Of a conversation the newest so many are printed. */
const MOST_PRINTED = 50;
const TITLES = {
  source: 'reader.sourceTitle',
  headers: 'reader.headersTitle',
  whole: 'reader.wholeTitle',
} as const;

interface Props {
  readonly page: Page;
  readonly place: MailPlace & {
    readonly message: NonNullable<MailPlace['message']>;
    readonly view: 'source' | 'headers' | 'print' | 'whole';
  };
  readonly notice: PageNotice;
  /** Of `print`: the messages that belong together with it, too. */
  readonly whole: boolean;
}

/** The pages beside a message, which the server makes: its source, its headers, and the page for paper. */
export async function MessagePage({ page, place, notice, whole }: Props) {
  const { texts, session, productName } = page;
  const { mailbox: path, message: ref, view } = place;
  const list = { ...place.list, select: undefined };
  const input = { mailbox: path, message: ref };
  const frame = { page, section: 'mail', current: path, notice } as const;
  if (view === 'print') {
    const printed = await attempt(texts, async () => {
      const { mailboxes } = await findFolder(session, path);
      const members = whole ? (await readConversation(session, input)).members.slice(-MOST_PRINTED) : [];
      const wanted = members.flatMap(({ mailbox: key, uidValidity, uid }) => {
        const mailbox = mailboxes.find((one) => one.key === key);
        return mailbox ? [{ mailbox, message: { uidValidity, uid } }] : [];
      });
      const own = mailboxes.find((one) => one.path === path);
      const letters = wanted.length > 0 ? wanted : own ? [{ mailbox: own, message: ref }] : [];
      const view = { texts, token: page.token, mailboxes, conversation: undefined, list, labels: [], markRead: false };
      const read = letters.map(async ({ mailbox, message: one }) => {
        const message = await readMessage(session, { mailbox: mailbox.path, message: one });
        return { ...view, mailbox, message, body: chooseBody(message, 'print', page.settings.preferHtml) };
      });
      return Promise.all(read);
    });
    if (printed.ok)
      return (
        <>
          <title>{`${printed.value[0]?.message.subject || texts.t('common.noSubject')} – ${productName}`}</title>
          <PrintView texts={texts} letters={printed.value} back={messagePage(path, ref, { list })} />
        </>
      );
    return printed.fault.code === 'mailbox.missing' ? <MissingFolder page={page} /> : problem(printed.fault);
  }
  const loaded = await attempt(texts, () =>
    view === 'whole'
      ? readWholeText(session, input)
      : readSourceText(session, { ...input, headersOnly: view === 'headers', maxBytes: SOURCE_LIMIT }),
  );
  if (!loaded.ok) return problem(loaded.fault);
  const title = texts.t(TITLES[view]);
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
