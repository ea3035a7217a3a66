import { useMemo } from 'react';
import { messagePage, sourceLink, searchPage, type MailPlace, type MailboxView } from '#lib/contract/index.ts';
import { MessageProblem, MessageReader, chooseBody } from '#components/reader/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import { AskError } from '#lib/client/index.ts';
import { hitWords } from '#lib/mail/hit-words.ts';
import { parseSearch } from '#lib/mail/parse-search.ts';
import { CardsHost } from './cards-host.tsx';
import { InlineAnswer } from './inline-answer.tsx';
import { messageKey } from './mail-queries.ts';
import { standsAlone } from './stands-alone.ts';
import { useConversationView } from './use-conversation-view.ts';
import { useLabels } from './use-marks.ts';
import { useMessage } from './use-message.ts';
import { useMarkRead } from './use-mark-read.ts';
import { useOwnColours } from './use-own-colours.ts';
import { useReaderFocus } from './use-reader-focus.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly place: MailPlace & { readonly message: NonNullable<MailPlace['message']> };
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
}

/** The open message; what is known of it at once, the rest when it comes. */
export function ReaderPane({ place, mailbox, mailboxes }: Props) {
  const { core, seed, texts } = useWorkspace();
  const key = messageKey(place.mailbox, place.message);
  const { message, header, thread, error } = useMessage(place.mailbox, place.message);
  const conversation = useConversationView(place, mailbox, thread);
  const alone = useMemo(
    () => message !== undefined && standsAlone(core.client, mailbox, message),
    [core, mailbox, message],
  );
  useMarkRead(place, message);
  useReaderFocus(`${place.mailbox} ${key[2]}`, (message ?? header) !== undefined);
  const labels = useLabels();
  const list = { ...place.list, select: undefined };
  const ownColours = useOwnColours(message?.from[0]?.address ?? '');
  const { search } = place;
  const q = search?.q ?? place.list.q;
  const marks = useMemo(() => hitWords(parseSearch(q).query, 'text'), [q]);
  const seeded =
    seed.message && !seed.message.ok && seed.place.message?.uid === place.message.uid ? seed.message.fault : undefined;
  const fault = (error instanceof AskError ? error.failure : undefined) ?? seeded;
  const shown = message ?? (fault ? undefined : header);
  if (shown)
    return (
      <MessageReader
        texts={texts}
        token={seed.token}
        mailbox={mailbox}
        mailboxes={mailboxes}
        message={shown}
        waiting={!message}
        labels={labels}
        {...conversation}
        alone={alone}
        list={list}
        found={search && { href: searchPage(search), label: texts.t('messages.resultsFor', { words: search.q }) }}
        reportsElsewhere={seed.abuseAddress !== ''}
        marks={marks}
        ownColours={ownColours}
        body={chooseBody(shown, place.view, seed.settings.preferHtml)}
        markRead={seed.settings.markRead === 'at-once'}
        drawAnswer={(box) => <InlineAnswer>{box}</InlineAnswer>}
        cards={message && <CardsHost place={place} mailbox={mailbox} message={message} />}
      />
    );
  if (!fault) return <article className="sheet reader reader-waiting" aria-busy="true" />;
  return (
    <MessageProblem
      texts={texts}
      path={place.mailbox}
      folder={labelMailbox(mailbox, texts)}
      list={list}
      here={messagePage(place.mailbox, place.message, { view: place.view, list })}
      source={{
        page: messagePage(place.mailbox, place.message, { view: 'source', list }),
        file: sourceLink(place.mailbox, place.message, true),
      }}
      fault={{ ...fault, text: fault.text || texts.t('workspace.offline'), reference: fault.reference ?? '' }}
    />
  );
}
