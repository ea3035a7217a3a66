import { ComposeStart, composePage, listPage, messagePage, type ComposeView } from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice } from '#lib/http/index.ts';
import { listContacts, listTemplates, openComposer } from '#lib/service/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { Composer, ComposerUnavailable } from '#components/composer/index.ts';
import { Shell } from '../shell.tsx';

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ComposePage({ searchParams }: Props) {
  const query = await searchParams;
  const start = ComposeStart.parse(query);
  const page = await openPage(
    composePage({ ...start, mailbox: start.mailbox || undefined, message: start.message || undefined }),
  );
  const notice = pageNotice(query, page.texts);
  const load = async () => {
    const [composer, { contacts }, templates] = await Promise.all([
      openComposer(page.session, start, undefined, { texts: () => Promise.resolve(page.texts) }),
      listContacts(page.session, { q: '' }),
      listTemplates(page.session),
    ]);
    return { ...composer, contacts, templates };
  };
  const loaded = await load().catch((cause: unknown) => ({ error: pageFault(cause, page.texts) }));
  if ('error' in loaded)
    return (
      <Shell page={page} section="compose" notice={loaded}>
        <title>{`${page.texts.t('composer.titleNew')} – ${page.productName}`}</title>
        <ComposerUnavailable texts={page.texts} />
      </Shell>
    );
  return (
    <Shell page={page} section="compose" notice={notice}>
      <title>{`${page.texts.t('composer.titleNew')} – ${page.productName}`}</title>
      <Composer
        {...loaded}
        texts={page.texts}
        token={page.token}
        backHref={backOf(start, loaded.view)}
        error={notice.error}
      />
    </Shell>
  );
}

/** Where the person came from: the answered message, the folder of the draft, else the inbox. A draft is gone once it is sent. */
function backOf(start: ComposeStart, view: ComposeView): string {
  const mailbox = decodeMailboxKey(view.originalMailbox);
  const message = decodeMessageKey(view.originalMessage);
  if (mailbox !== undefined && message) return messagePage(mailbox, message);
  if (start.mode === 'edit-as-new' && start.mailbox && start.message) return messagePage(start.mailbox, start.message);
  return listPage(decodeMailboxKey(view.draftMailbox) ?? (start.mailbox || 'INBOX'));
}
