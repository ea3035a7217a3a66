import { searchPage, type ReadReceiptView } from '#lib/contract/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { formatSearch } from '#lib/mail/format-search.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { Card } from './card.tsx';
import type { CardsView } from './cards-view.ts';

interface Props {
  readonly view: CardsView;
  readonly receipt: ReadReceiptView;
}

const TITLES = {
  displayed: 'cards.mdnDisplayed',
  deleted: 'cards.mdnDeleted',
  dispatched: 'cards.mdnDispatched',
  processed: 'cards.mdnProcessed',
} as const;

/** Somebody has opened what was sent to them. */
export function ReadReceiptCard({ view, receipt: { recipient, type, byHand, messageId } }: Props) {
  const { say, message } = view;
  return (
    <Card icon="mail-open" title={say(TITLES[type], { person: recipient || displayName(message.from[0]) })}>
      <p>{say(byHand ? 'cards.mdnByHand' : 'cards.mdnByItself')}</p>
      {messageId !== '' && <FindSent view={view} messageId={messageId} />}
    </Card>
  );
}

/** The message that a report is about, by its Message-ID. */
export function FindSent({ view: { say }, messageId }: { view: CardsView; messageId: string }) {
  return (
    <p>
      <ButtonLink
        href={searchPage({ q: formatSearch({ type: 'header', name: 'message-id', text: messageId }) })}
        tone="quiet"
        icon="search"
      >
        {say('cards.bounceFind')}
      </ButtonLink>
    </p>
  );
}
