import type { ContactCardView } from '#lib/contract/index.ts';
import { Button } from '#components/ui/index.ts';
import { CardForm } from './card-form.tsx';
import { Card } from './card.tsx';
import type { CardsView } from './cards-view.ts';

interface Props {
  readonly view: CardsView;
  readonly contacts: readonly ContactCardView[];
}

/** People whose cards came along, to be kept whole with one press. */
export function ContactCards({ view, contacts }: Props) {
  const { say } = view;
  return contacts.map(({ part, at, name, organization, title, addresses, phones }) => {
    const work = [title, organization].filter(Boolean).join(', ');
    const label = name || addresses[0] || say('cards.contact');
    return (
      <Card key={`${part} ${String(at)}`} icon="contacts" title={label}>
        <ul className="grid gap-0.5 wrap-anywhere">
          {[work, ...addresses, ...phones].filter(Boolean).map((line) => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
        <CardForm view={view} to="keepCard" label={label}>
          <input type="hidden" name="part" value={part} />
          <input type="hidden" name="at" value={at} />
          <Button icon="contact-add">{say('cards.contactAdd')}</Button>
        </CardForm>
      </Card>
    );
  });
}
