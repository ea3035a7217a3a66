import { BounceCard } from './bounce-card.tsx';
import type { CardsView } from './cards-view.ts';
import { ContactCards } from './contact-cards.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { ListBar } from './list-bar.tsx';
import { ReadReceiptCard } from './read-receipt-card.tsx';
import { ReceiptQuestion } from './receipt-question.tsx';
import { TrustPanel } from './trust-panel.tsx';

/** All the cards of a message, those that warn first. */
export function MessageCardList(view: CardsView) {
  const { list, receipt, report, invitation, contacts } = view.message.cards;
  return (
    <div className="message-cards">
      <TrustPanel {...view} />
      {list && <ListBar view={view} list={list} />}
      {report?.kind === 'bounce' && <BounceCard view={view} bounce={report} />}
      {report?.kind === 'receipt' && <ReadReceiptCard view={view} receipt={report} />}
      {invitation && <InvitationCard view={view} invitation={invitation} />}
      {contacts.length > 0 && <ContactCards view={view} contacts={contacts} />}
      {receipt && <ReceiptQuestion view={view} receipt={receipt} />}
    </div>
  );
}
