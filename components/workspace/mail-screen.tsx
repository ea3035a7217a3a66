import type { CSSProperties } from 'react';
import { useQuery } from '@tanstack/react-query';
import { apiHref, type MailPlace, type MailboxList, type MailboxView } from '#lib/contract/index.ts';
import { askJson, useLiveValue } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { AppShell, LiveTitle, labelMailbox } from '#components/mailboxes/index.ts';
import { ActionSheets } from './action-sheets.tsx';
import { ActivityToasts } from './activity-toasts.tsx';
import { AskFirst } from './ask-first.tsx';
import { EmptyReader } from './empty-reader.tsx';
import { FoundHost } from './found-host.tsx';
import { ListCommands } from './list-commands.tsx';
import { ListPane } from './list-pane.tsx';
import { MessageTitle } from './message-title.tsx';
import { PaneSplitter } from './pane-splitter.tsx';
import { ReaderPane } from './reader-pane.tsx';
import { useEvents } from './use-events.ts';
import { useForms } from './use-forms.ts';
import { useFolderDrop } from './use-row-drag.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { usePlaces } from './use-places.ts';
import { useScreenCookie } from './use-screen-cookie.ts';
import { useViewed } from './use-viewed.ts';
import { useWaiting } from './use-waiting.ts';
import { useWorkspace } from './workspace-context.ts';

const FOLDERS = {
  queryKey: ['folders'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    askJson<MailboxList>(apiHref('listMailboxes'), {}, { signal, background: true }),
};

/** Frame, folders, list and message, as the address says. */
export function MailScreen() {
  const { core, seed, texts, live } = useWorkspace();
  usePlaces(core);
  useKeptPlace(core, seed.account);
  useForms();
  useFolderDrop();
  useWaiting();
  const hear = useEvents(core);
  useScreenCookie(seed.settings.readingPane);
  const place = useLiveValue(core.place, (now) => now);
  const { data: folders } = useQuery(FOLDERS);
  const mailboxes = folders?.mailboxes ?? [];
  const mailbox = folderAt(mailboxes, place.mailbox);
  useViewed(mailbox.path);
  const { message, search } = place;
  const here = place.mailbox === seed.place.mailbox && place.message === seed.place.message;
  return (
    <AppShell
      page={{ ...seed, texts, session: { user: seed.account } }}
      mailboxes={folders ?? null}
      alerts={seed.alerts}
      section="mail"
      current={search && !message ? undefined : mailbox.path}
      search={search ? { ...search, path: search.path ?? mailbox.path } : { path: mailbox.path, q: place.list.q }}
      notice={here ? seed.notice : undefined}
      hear={hear}
      askMailboxes={() => core.client.fetchQuery({ ...FOLDERS, staleTime: 0 })}
      outbox={seed.outbox}
      skipTo={message ? 'message' : 'content'}
    >
      {message ? (
        <MessageTitle place={place} message={message} />
      ) : search ? (
        <title>{`${texts.t('messages.resultsFor', { words: search.q })} – ${seed.productName}`}</title>
      ) : (
        <LiveTitle
          mailbox={mailbox.key}
          label={labelMailbox(mailbox, texts)}
          unseen={mailbox.unseen}
          productName={seed.productName}
          locale={seed.locale}
        />
      )}
      <div
        className="panes"
        style={seed.listSize === null ? undefined : ({ '--list-size': `${String(seed.listSize)}px` } as CSSProperties)}
        data-open={message ? 'message' : 'list'}
        data-reading={seed.settings.readingPane}
      >
        {(live || seed.list || !message) && (
          <section
            className="pane-list"
            aria-label={search ? texts.t('messages.resultsFor', { words: search.q }) : labelMailbox(mailbox, texts)}
          >
            {search ? (
              <FoundHost search={search} mailboxes={mailboxes} />
            ) : (
              <ListPane place={place} mailbox={mailbox} mailboxes={mailboxes} />
            )}
          </section>
        )}
        {live && seed.settings.readingPane !== 'off' && <PaneSplitter below={seed.settings.readingPane === 'below'} />}
        {(live || message) && (
          <section className="pane-reader" aria-label={texts.t('workspace.reader')}>
            {message ? (
              <ReaderPane place={{ ...place, message }} mailbox={mailbox} mailboxes={mailboxes} />
            ) : (
              <EmptyReader />
            )}
          </section>
        )}
      </div>
      <ListCommands mailbox={mailbox} />
      <ActivityToasts />
      <AskFirst />
      <ActionSheets />
    </AppShell>
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
