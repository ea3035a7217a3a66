import { apiHref, type ContactCardView } from '#lib/contract/index.ts';
import { Button, FormHead } from '#components/ui/index.ts';
import { Card } from './card.tsx';
import type { CardsView } from './cards-view.ts';

interface Props {
  readonly view: CardsView;
  readonly contacts: readonly ContactCardView[];
}

/** People whose cards came along, to be kept with one press. */
export function ContactCards({ view, contacts }: Props) {
  const { say, token, here } = view;
  return contacts.map((one, at) => {
    const { name, organization, title, addresses, phones } = one;
    const work = [title, organization].filter(Boolean).join(', ');
    return (
      <Card key={`${String(at)} ${name}`} icon="contacts" title={name || addresses[0] || say('cards.contact')}>
        <ul className="grid gap-0.5 wrap-anywhere">
          {[work, ...addresses, ...phones].filter(Boolean).map((line) => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ul>
        <form method="post" action={apiHref('saveContact')} className="print:hidden">
          <FormHead token={token} return={here} />
          <input type="hidden" name="name" value={name} />
          <textarea name="addresses" hidden readOnly value={addresses.join('\n')} />
          <textarea name="note" hidden readOnly value={[work, ...phones].filter(Boolean).join('\n')} />
          <Button icon="contact-add">{say('cards.contactAdd')}</Button>
        </form>
      </Card>
    );
  });
}
