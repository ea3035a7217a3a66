import type { ReactNode } from 'react';
import type { InvitationView } from '#lib/contract/index.ts';
import { displayName, sameAddress } from '#lib/mail/address.ts';
import { Button, TextField } from '#components/ui/index.ts';
import { Card } from './card.tsx';
import { CardForm } from './card-form.tsx';
import type { CardsView, SayCard } from './cards-view.ts';
import { sayRepeat, sayWhen, sayZone } from './say-when.ts';

interface Props {
  readonly view: CardsView;
  readonly invitation: InvitationView;
}

const ANSWERS = {
  'needs-action': 'cards.answerNeedsAction',
  accepted: 'cards.answerAccepted',
  tentative: 'cards.answerTentative',
  declined: 'cards.answerDeclined',
  delegated: 'cards.answerDelegated',
  other: 'cards.answerOther',
} as const;
const YOURS = {
  accepted: 'cards.youAccepted',
  tentative: 'cards.youTentative',
  declined: 'cards.youDeclined',
} as const;

function kindOf(say: SayCard, { method, cancelled, sequence }: InvitationView): string {
  if (cancelled) return say('cards.eventCancelled');
  if (method === 'reply') return say('cards.eventReply');
  if (method === 'counter') return say('cards.eventCounter');
  if (method !== 'request') return say('cards.eventPlain');
  return say(sequence > 0 ? 'cards.eventUpdate' : 'cards.eventInvitation');
}

/** Whose words these are, by what the calendar says. Anybody can write that. */
const speakerOf = ({ method, organizer, people }: InvitationView) => (method === 'reply' ? people[0] : organizer);

/** What is planned, when in the reader's own time, where, with whom; and the three answers. */
export function InvitationCard({ view, invitation }: Props) {
  const { say, texts, message } = view;
  const { summary, location, description, organizer, people, morePeople, repeats, cancelled, answered } = invitation;
  const when = sayWhen(texts, invitation);
  const zone = sayZone(say, texts, invitation);
  const speaker = speakerOf(invitation);
  const isTheirs = !speaker || message.from.some(({ address }) => sameAddress(address, speaker.address));
  return (
    <Card
      icon="clock"
      tone={cancelled ? 'warn' : 'plain'}
      title={`${kindOf(say, invitation)}: ${summary || say('cards.eventNoTitle')}`}
    >
      <dl className="event-facts">
        <Fact name={say('cards.eventWhen')}>
          <span className={cancelled ? 'line-through' : 'font-medium'}>{when || say('cards.eventNoTime')}</span>
          {zone !== '' && <span className="block text-snippet text-muted">{zone}</span>}
          {invitation.oneOfSeries && <span className="block text-snippet">{say('cards.eventOne')}</span>}
        </Fact>
        {repeats && <Fact name={say('cards.eventRepeats')}>{sayRepeat(say, texts, repeats)}</Fact>}
        {location !== '' && <Fact name={say('cards.eventWhere')}>{location}</Fact>}
        {organizer && (
          <Fact name={say('cards.eventBy')}>
            {displayName(organizer)}
            {organizer.name !== '' && <span className="text-muted"> {`<${organizer.address}>`}</span>}
          </Fact>
        )}
        {people.length > 0 && (
          <Fact name={say('cards.eventWho')}>
            <ul>
              {people.map((one, at) => (
                <li key={`${String(at)} ${one.address}`}>
                  <bdi>{displayName(one)}</bdi> <span className="text-muted">({say(ANSWERS[one.answer])})</span>
                </li>
              ))}
              {morePeople > 0 && <li>{say('cards.eventPeopleMore', { count: texts.number(morePeople) })}</li>}
            </ul>
          </Fact>
        )}
        {description !== '' && description.trim() !== message.text.trim() && (
          <Fact name={say('cards.eventAbout')}>
            <details>
              <summary className="cursor-pointer truncate pointer-coarse:min-h-11">
                {description.split('\n')[0]}
              </summary>
              <p className="whitespace-pre-wrap">{description}</p>
            </details>
          </Fact>
        )}
      </dl>
      {!isTheirs && (
        <p className="text-snippet text-warn wrap-anywhere">
          {say('cards.eventElsewhere', { address: message.from[0]?.address || texts.t('common.noSender') })}
        </p>
      )}
      {invitation.moreEvents > 0 && (
        <p className="text-snippet">{say('cards.eventMore', { count: texts.number(invitation.moreEvents) })}</p>
      )}
      {answered && <p className="font-medium">{say(YOURS[answered])}</p>}
      {invitation.answerable && !message.readOnly && organizer && (
        <CardForm view={view} to="answerInvitation" label={say('cards.eventInvitation')}>
          <Button name="do" value="accepted" icon="check" tone={answered === null ? 'primary' : 'plain'}>
            {say('cards.accept')}
          </Button>
          <Button name="do" value="tentative">
            {say('cards.perhaps')}
          </Button>
          <Button name="do" value="declined" icon="close">
            {say('cards.decline')}
          </Button>
          <details className="basis-full">
            <summary className="inline-flex cursor-pointer items-center text-snippet underline pointer-coarse:min-h-11">
              {say('cards.comment')}
            </summary>
            <TextField name="comment" label={say('cards.comment')} />
          </details>
          <p className="basis-full text-snippet text-muted wrap-anywhere">
            {say('cards.answerGoes', { address: organizer.address })}
          </p>
        </CardForm>
      )}
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere" dir="auto">
        {children}
      </dd>
    </div>
  );
}
