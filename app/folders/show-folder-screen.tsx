import type { ReactNode } from 'react';
import { foldersPage, type MailboxView } from '#lib/contract/index.ts';
import { openPage, pageNotice, type Page, type PageNotice } from '#lib/http/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { openParkedForm, type FormFields } from '#lib/service/index.ts';
import { ListFailure } from '#components/messages/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { attempt } from '#app/attempt.ts';
import { MissingFolder } from '#app/missing-folder.tsx';
import { Shell, findFolder } from '#app/shell.tsx';

/** What a screen about one folder is made from. */
interface FolderScreen {
  readonly page: Page;
  readonly notice: PageNotice;
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
  /** What the screen calls the folder. */
  readonly folder: string;
  /** What was typed into a form that failed; empty otherwise. */
  readonly typed: FormFields;
}

interface Spec {
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  /** The screen's own address for a folder's path. */
  readonly address: (path: string) => string;
  readonly make: (screen: FolderScreen) => ReactNode;
}

/** A screen about the one folder that its query names; "no such folder" without it, the reason when the mail server does not answer. */
export async function showFolderScreen({ query, address, make }: Spec): Promise<ReactNode> {
  const path = typeof query['mailbox'] === 'string' ? decodeMailboxKey(query['mailbox']) : undefined;
  if (path === undefined) return <MissingFolder page={await openPage(foldersPage())} />;
  const page = await openPage(address(path));
  const { texts, session } = page;
  const notice = pageNotice(query, texts);
  const frame = { page, section: 'mail', current: path, notice } as const;
  const loaded = await attempt(texts, async () => {
    const found = await findFolder(session, path);
    const typed = typeof query['form'] === 'string' ? await openParkedForm(session, query['form']) : undefined;
    return { ...found, typed: typed ?? {} };
  });
  if (loaded.ok) {
    const folder = labelMailbox(loaded.value.mailbox, texts);
    return <Shell {...frame}>{make({ page, notice, folder, ...loaded.value })}</Shell>;
  }
  if (loaded.fault.code === 'mailbox.missing') return <MissingFolder page={page} />;
  return (
    <Shell {...frame}>
      <title>{`${texts.t('mailboxes.manageTitle')} – ${page.productName}`}</title>
      <h1 className="sr-only">{texts.t('mailboxes.manageTitle')}</h1>
      <ListFailure texts={texts} here={address(path)} {...loaded.fault} />
    </Shell>
  );
}
