import { composePage, type BounceView } from '#lib/contract/index.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { Card } from './card.tsx';
import type { CardsView } from './cards-view.ts';
import { reasonKeys } from './reason-keys.ts';
import { FindSent } from './read-receipt-card.tsx';

interface Props {
  readonly view: CardsView;
  readonly bounce: BounceView;
}

const LOOKS = {
  failed: { icon: 'danger', tone: 'danger', title: 'cards.bounceFailed' },
  delayed: { icon: 'clock', tone: 'warn', title: 'cards.bounceDelayed' },
  delivered: { icon: 'ok', tone: 'ok', title: 'cards.bounceDelivered' },
} as const;
const SHOWN = 5;

/** Who did not get a message, why, what can be done, and what the server said. */
export function BounceCard({ view, bounce }: Props) {
  const { say, texts, mailbox, message } = view;
  const { icon, tone, title } = LOOKS[bounce.outcome];
  const people = bounce.recipients.slice(0, SHOWN);
  const rest = bounce.recipients.length - people.length;
  const who = [
    ...people.map(({ address }) => address),
    ...(rest > 0 ? [say('cards.bounceMore', { count: texts.number(rest) })] : []),
  ];
  const start = { mailbox: mailbox.path, message: { uidValidity: message.uidValidity, uid: message.uid } };
  return (
    <Card icon={icon} tone={tone} title={`${say(title)}: ${who.join(', ')}`}>
      {bounce.outcome === 'delayed' && <p>{say('cards.bounceDelayedText')}</p>}
      {bounce.outcome === 'delivered' && <p>{say('cards.bounceDeliveredText')}</p>}
      {bounce.subject !== '' && (
        <p className="wrap-anywhere" dir="auto">
          {say('cards.bounceSubject', { subject: bounce.subject })}
        </p>
      )}
      {bounce.recipients.slice(0, 20).map((one) => (
        <Recipient key={one.address} view={view} one={one} named={bounce.recipients.length > 1} />
      ))}
      {bounce.reporter !== '' && (
        <p className="text-snippet text-muted wrap-anywhere">{say('cards.bounceBy', { server: bounce.reporter })}</p>
      )}
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        {bounce.returned && (
          <ButtonLink href={composePage({ ...start, mode: 'resend' })} icon="compose">
            {say('cards.bounceEdit')}
          </ButtonLink>
        )}
        {bounce.messageId !== '' && <FindSent view={view} messageId={bounce.messageId} />}
      </div>
    </Card>
  );
}

function Recipient({
  view: { say },
  one,
  named,
}: {
  view: CardsView;
  one: BounceView['recipients'][number];
  named: boolean;
}) {
  const { why, fix } = reasonKeys(one.reason);
  const words = [one.status, one.server, one.words].filter(Boolean).join(' · ');
  return (
    <div className="grid gap-1">
      {named && (
        <p className="font-medium wrap-anywhere">
          <bdi>{one.address}</bdi>
        </p>
      )}
      {one.outcome !== 'delivered' && (
        <>
          <p>{say(why)}</p>
          <p>
            <span className="font-medium">{say('cards.doTry')}</span> {say(fix)}
          </p>
        </>
      )}
      {words !== '' && (
        <details className="text-snippet">
          <summary className="inline-flex cursor-pointer items-center underline pointer-coarse:min-h-11">
            {say('cards.bounceWords')}
          </summary>
          <p className="mt-1 font-mono wrap-anywhere whitespace-pre-wrap" dir="auto">
            {words}
          </p>
        </details>
      )}
    </div>
  );
}
