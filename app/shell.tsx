import { cache, type ReactNode } from 'react';
import type { MailboxList } from '#lib/contract/index.ts';
import { toAppError } from '#lib/errors.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { listMailboxes } from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { AppShell } from '#components/mailboxes/index.ts';

/** The folders of the person, asked once a request whoever needs them; `null` when the mail server does not answer. */
export const loadFolders = cache(async (session: Session): Promise<MailboxList | null> => {
  try {
    return await listMailboxes(session, {});
  } catch (cause) {
    toAppError(cause); // the page's own request meets the same failure and says so; the rail only goes without
    return null;
  }
});

interface Props {
  readonly page: Page;
  readonly section: 'mail' | 'compose' | 'contacts' | 'outbox' | 'settings' | 'help';
  readonly current?: string;
  readonly search?: { readonly path: string; readonly field: string; readonly words: string };
  readonly notice?: PageNotice;
  readonly children: ReactNode;
}

/** The frame of a signed-in screen with its folders loaded. */
export async function Shell({ page, ...rest }: Props) {
  return <AppShell page={page} mailboxes={await loadFolders(page.session)} {...rest} />;
}
