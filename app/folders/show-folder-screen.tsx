import { notFound, unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import type { MailboxView } from '#lib/contract/index.ts';
import { openPage, pageFault, pageNotice, type Page } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { listMailboxes } from '#lib/service/index.ts';
import { ListFailure } from '#components/messages/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { Shell, loadFolders } from '#app/shell.tsx';

interface Spec {
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  /** The screen's own address for a folder's path. */
  readonly address: (path: string) => string;
  /** The screen, once the folder was found. */
  readonly make: (found: { page: Page; mailbox: MailboxView; mailboxes: readonly MailboxView[]; folder: string }) => Promise<ReactNode>;
}

/** A screen about the one folder that its query names; "not found" without it, the reason when the mail server does not answer. */
export async function showFolderScreen({ query, address, make }: Spec): Promise<ReactNode> {
  const path = typeof query['mailbox'] === 'string' ? decodeMailboxKey(query['mailbox']) : undefined;
  if (path === undefined) notFound();
  const page = await openPage(address(path));
  const { texts, session } = page;
  const frame = { page, section: 'mail', current: path, notice: pageNotice(query, texts) } as const;
  try {
    const { mailboxes } = (await loadFolders(session)) ?? (await listMailboxes(session, {}));
    const mailbox = mailboxes.find((one) => one.path === path);
    if (!mailbox) notFound();
    return <Shell {...frame}>{await make({ page, mailbox, mailboxes, folder: labelMailbox(mailbox, texts) })}</Shell>;
  } catch (cause) {
    unstable_rethrow(cause);
    return (
      <Shell {...frame}>
        <title>{`${texts.t('mailboxes.manageTitle')} – ${page.productName}`}</title>
        <h1 className="sr-only">{texts.t('mailboxes.manageTitle')}</h1>
        <ListFailure texts={texts} here={address(path)} {...pageFault(cause, texts)} />
      </Shell>
    );
  }
}
