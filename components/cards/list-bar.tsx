import { composePage, type MailingListView } from '#lib/contract/index.ts';
import { Button, ButtonLink, Icon } from '#components/ui/index.ts';
import { CardForm } from './card-form.tsx';
import type { CardsView } from './cards-view.ts';

interface Props {
  readonly view: CardsView;
  readonly list: MailingListView;
}

const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).host : '');

/** The mailing list or newsletter that brought the message, and the ways to write to it and to leave it. */
export function ListBar({ view, list }: Props) {
  const { say, mailbox, message } = view;
  const start = { mailbox: mailbox.path, message: { uidValidity: message.uidValidity, uid: message.uid } };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-snippet print:hidden">
      {list.id !== '' && (
        <span className="min-w-0 wrap-anywhere text-muted">
          {say('cards.list')}: <bdi>{list.id}</bdi>
        </span>
      )}
      {list.post !== null && (
        <ButtonLink href={composePage({ ...start, mode: 'reply-list' })} tone="quiet" icon="reply-all">
          {say('cards.listReply')}
        </ButtonLink>
      )}
      {list.archive !== null && (
        <a href={list.archive} title={list.archive} target="_blank" rel="noopener noreferrer">
          {say('cards.listArchive')}
        </a>
      )}
      <Leave view={view} list={list} />
    </div>
  );
}

/** The safest way that there is: one request of ours, else a mail to look at first, else a page of the sender's after a question. */
function Leave({ view, list: { oneClick, unsubscribeMail, unsubscribePage } }: Props) {
  const { say } = view;
  if (oneClick !== null)
    return (
      <Question label={say('cards.unsubscribe')} text={say('cards.unsubscribeAsk', { host: oneClick })}>
        <CardForm view={view} to="leaveList" label={say('cards.unsubscribe')}>
          <Button>{say('cards.unsubscribeNow')}</Button>
        </CardForm>
      </Question>
    );
  if (unsubscribeMail)
    return (
      <a href={composePage(unsubscribeMail)} title={unsubscribeMail.to}>
        {say('cards.unsubscribeMail')}
      </a>
    );
  if (unsubscribePage === null) return null;
  const host = hostOf(unsubscribePage);
  return (
    <Question label={say('cards.unsubscribe')} text={say('cards.unsubscribePageAsk', { host })}>
      <a href={unsubscribePage} target="_blank" rel="noopener noreferrer nofollow" className="underline">
        <bdi>{say('cards.unsubscribeOpen', { host })}</bdi>
      </a>
    </Question>
  );
}

function Question({ label, text, children }: { label: string; text: string; children: React.ReactNode }) {
  return (
    <details className="min-w-0">
      <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1 text-link underline pointer-coarse:min-h-11">
        <Icon name="mail" className="size-4" />
        {label}
      </summary>
      <div className="mt-1 grid max-w-prose gap-2 rounded-button border border-line p-3">
        <p className="wrap-anywhere">{text}</p>
        {children}
      </div>
    </details>
  );
}
