import { cookies } from 'next/headers';
import { cache, type ReactNode } from 'react';
import type { MailboxList, MailboxView, SubmissionView } from '#lib/contract/index.ts';
import { AppError, toAppError } from '#lib/errors.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { FOLDED_COOKIE, foldedKeys } from '#lib/mail/folded-folders.ts';
import { waitsForSmtp } from '#lib/mail/waits-for-smtp.ts';
import { listMailboxes, listSubmissions, readAlerts } from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { AppShell, type ShellSearch } from '#components/mailboxes/index.ts';

/** The folders of the person, asked once a request whoever needs them; `null` when the mail server does not answer. */
export const loadFolders = cache(async (session: Session): Promise<MailboxList | null> => {
  try {
    const folded = foldedKeys((await cookies()).get(FOLDED_COOKIE)?.value ?? '');
    return { ...(await listMailboxes(session, {})), folded };
  } catch (cause) {
    toAppError(cause); // the page's own request meets the same failure and says so; the rail only goes without
    return null;
  }
});

/** Messages on their way out that every page tells of: those that can be taken back, and those that no server takes. */
export const loadOutbox = async (session: Session): Promise<readonly SubmissionView[]> =>
  (await listSubmissions(session)).submissions.filter((one) => one.leavesIn !== null || waitsForSmtp(one));

/**
 * The folder of this path, and all of them.
 *
 * @throws AppError mailbox.missing when there is none | imap.* when the folders cannot be listed
 */
export async function findFolder(
  session: Session,
  path: string,
): Promise<{ mailbox: MailboxView; mailboxes: readonly MailboxView[] }> {
  const { mailboxes } = (await loadFolders(session)) ?? (await listMailboxes(session, {})); // asked again for its reason
  const isInbox = path.toUpperCase() === 'INBOX'; // RFC 9051 §5.1: in any case of letters
  const mailbox = mailboxes.find((one) => one.path === path || (isInbox && one.specialUse === 'inbox'));
  if (!mailbox) throw new AppError('mailbox.missing');
  return { mailbox, mailboxes };
}

interface Props {
  readonly page: Page;
  readonly section: 'mail' | 'compose' | 'contacts' | 'outbox' | 'settings' | 'help';
  readonly current?: string;
  readonly search?: ShellSearch;
  readonly notice?: PageNotice;
  readonly skipTo?: string;
  readonly children: ReactNode;
}

/** The frame of a signed-in screen with its folders loaded. */
export async function Shell({ page, ...rest }: Props) {
  const [mailboxes, outbox] = await Promise.all([loadFolders(page.session), loadOutbox(page.session)]);
  const alerts = readAlerts(page.session);
  return <AppShell page={page} mailboxes={mailboxes} outbox={outbox} alerts={alerts} {...rest} />;
}
