import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { apiHref, type MailPlace, type MailboxList, type MailboxView } from '#lib/contract/index.ts';
import { askJson, useLiveValue } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { AppShell } from '#components/mailboxes/index.ts';
import { MailPanes } from './mail-panes.tsx';
import { useEvents } from './use-events.ts';
import { useForms } from './use-forms.ts';
import { useFolderDrop } from './use-row-drag.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { usePlaces } from './use-places.ts';
import { useReaderEarly } from './use-reader-early.ts';
import { useScreenCookie } from './use-screen-cookie.ts';
import { useViewed } from './use-viewed.ts';
import { useWaiting } from './use-waiting.ts';
import { useWorkspace } from './workspace-context.ts';

const FOLDERS = {
  queryKey: ['folders'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    askJson<MailboxList>(apiHref('listMailboxes'), {}, { signal, background: true }),
};
const NO_MAILBOXES: readonly MailboxView[] = [];

/** Frame, folders, list and message, as the address says. The frame is drawn again for another folder or search, not for another message. */
export function MailScreen() {
  const { core, seed, texts } = useWorkspace();
  usePlaces(core);
  useKeptPlace(core, seed.account);
  useForms();
  useFolderDrop();
  useWaiting();
  const hear = useEvents(core);
  useReaderEarly(core, texts.locale);
  useScreenCookie(seed.settings.readingPane);
  const path = useLiveValue(core.place, ({ mailbox }) => mailbox);
  const open = useLiveValue(core.place, ({ message }) => message !== undefined);
  const q = useLiveValue(core.place, ({ list }) => list.q);
  const search = useLiveValue(core.place, (now) => now.search);
  const here = useLiveValue(
    core.place,
    (now) => now.mailbox === seed.place.mailbox && now.message === seed.place.message,
  );
  const { data: folders } = useQuery(FOLDERS);
  const mailboxes = folders?.mailboxes ?? NO_MAILBOXES;
  const mailbox = useMemo(() => folderAt(mailboxes, path), [mailboxes, path]);
  useViewed(mailbox.path);
  return useMemo(
    () => (
      <AppShell
        page={{ ...seed, texts, session: { user: seed.account } }}
        mailboxes={folders ?? null}
        alerts={seed.alerts}
        section="mail"
        current={search && !open ? undefined : mailbox.path}
        search={search ? { ...search, path: search.path ?? mailbox.path } : { path: mailbox.path, q }}
        notice={here ? seed.notice : undefined}
        hear={hear}
        askMailboxes={() => core.client.fetchQuery({ ...FOLDERS, staleTime: 0 })}
        outbox={seed.outbox}
        skipTo={open ? 'message' : 'content'}
        panes={open ? 'message' : 'list'}
      >
        <MailPanes mailbox={mailbox} mailboxes={mailboxes} />
      </AppShell>
    ),
    [core, seed, texts, folders, mailbox, mailboxes, open, q, search, here, hear],
  );
}

/** The folder of the address; where the folders are not known, what its path tells. INBOX is meant in any case of letters (RFC 9051 §5.1). */
function folderAt(mailboxes: readonly MailboxView[], path: MailPlace['mailbox']): MailboxView {
  const isInbox = path.toUpperCase() === 'INBOX';
  const found = mailboxes.find((one) => one.path === path || (isInbox && one.specialUse === 'inbox'));
  return (
    found ?? {
      key: encodeMailboxKey(path),
      path,
      name: path,
      depth: 0,
      delimiter: '',
      specialUse: isInbox ? 'inbox' : null,
      selectable: true,
      subscribed: true,
      messages: 0,
      unseen: 0,
      uidNext: 0,
      uidValidity: 0,
      rights: null,
      namespace: 'personal',
      color: null,
      favourite: false,
      notify: false,
    }
  );
}
