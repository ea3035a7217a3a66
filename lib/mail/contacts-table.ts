import { CARD_TYPES, type ContactCard, type TypedText } from './contact-card.ts';

/** Values of a kind that get columns of their own. */
const MOST = 20;
const PARTS = ['Street', 'City', 'Region', 'Postal Code', 'Country'] as const;

/** A contact with the names of the groups it is in. */
export interface TableContact {
  readonly card: ContactCard;
  readonly labels: readonly string[];
}

/** Contacts as rows under the headings of Google's CSV, which other programs read, too. As many columns of a kind as anybody needs, at most 20. */
export function contactsTable(contacts: readonly TableContact[]): string[][] {
  const cards = contacts.map(({ card }) => card);
  const most = (of: (card: ContactCard) => readonly unknown[]): number =>
    cards.reduce((found, card) => Math.max(found, Math.min(of(card).length, MOST)), 0);
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
  const [emails, phones, postal, websites, custom] = [
    numbers(most((card) => card.emails)),
    numbers(most((card) => card.phones)),
    numbers(most((card) => card.postal)),
    numbers(most((card) => card.websites)),
    numbers(most((card) => card.custom)),
  ];
  const pairs = (what: string, places: readonly number[]): string[] =>
    places.flatMap((at) => [`${what} ${String(at + 1)} - Label`, `${what} ${String(at + 1)} - Value`]);
  const values = (places: readonly number[], list: readonly TypedText[]): string[] =>
    places.flatMap((at) => [labelOf(list[at]?.type), list[at]?.value ?? '']);
  const heads = [
    'Name',
    'Nickname',
    'Organization Name',
    'Organization Title',
    'Birthday',
    'Notes',
    'Labels',
    ...pairs('E-mail', emails),
    ...pairs('Phone', phones),
    ...postal.flatMap((at) => ['Label', ...PARTS].map((part) => `Address ${String(at + 1)} - ${part}`)),
    ...pairs('Website', websites),
    ...pairs('Custom Field', custom),
  ];
  const rows = contacts.map(({ card, labels }) => [
    card.name,
    card.nickname,
    card.organization,
    card.title,
    card.birthday,
    card.note,
    labels.join(' ::: '),
    ...values(emails, card.emails),
    ...values(phones, card.phones),
    ...postal.flatMap((at) => {
      const one = card.postal[at];
      return [labelOf(one?.type), one?.street, one?.city, one?.region, one?.code, one?.country].map(
        (part) => part ?? '',
      );
    }),
    ...values(websites, card.websites),
    ...custom.flatMap((at) => [card.custom[at]?.label ?? '', card.custom[at]?.value ?? '']),
  ]);
  return [heads, ...rows];
}

/** `home` as Google writes it; labels of the person's own as they are. */
const labelOf = (type = ''): string =>
  type
    .split(' ')
    .map((word) => (Object.hasOwn(CARD_TYPES, word) ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
