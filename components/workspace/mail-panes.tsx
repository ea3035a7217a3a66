import type { CSSProperties } from 'react';
import { useLiveValue } from '#lib/client/index.ts';
import type { MailboxView } from '#lib/contract/index.ts';
import { LiveTitle, labelMailbox } from '#components/mailboxes/index.ts';
import { ActionSheets } from './action-sheets.tsx';
import { ActivityToasts } from './activity-toasts.tsx';
import { AskFirst } from './ask-first.tsx';
import { ComposeHost } from './compose-host.tsx';
import { EmptyReader } from './empty-reader.tsx';
import { FoundHost } from './found-host.tsx';
import { ListCommands } from './list-commands.tsx';
import { ListPane } from './list-pane.tsx';
import { MessageTitle } from './message-title.tsx';
import { PaneSplitter } from './pane-splitter.tsx';
import { ReaderHost } from './reader-host.tsx';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
}

/** The title of the page, the list and the message, and what floats over them. */
export function MailPanes({ mailbox, mailboxes }: Props) {
  const { core, seed, texts, live } = useWorkspace();
  const place = useLiveValue(core.place, (now) => now);
  const { message, search } = place;
  return (
    <>
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
              <ReaderHost place={{ ...place, message }} mailbox={mailbox} mailboxes={mailboxes} />
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
      <ComposeHost />
    </>
  );
}
