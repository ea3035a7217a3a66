import type { ContactCard } from '#lib/mail/contact-card.ts';

/** Lists of a card's form, by the word that its buttons go by (`add-email`, `drop-email-0`), and the names of a row's fields. */
export const ROW_FIELDS = {
  email: ['emailType', 'email'],
  phone: ['phoneType', 'phone'],
  postal: ['postalType', 'street', 'city', 'region', 'code', 'country'],
  website: ['websiteType', 'website'],
  field: ['fieldLabel', 'fieldValue'],
} as const;
export type RowKind = keyof typeof ROW_FIELDS;
export type ContactRowFields = Readonly<Record<string, string>>;

/** What stands in the form of a card. */
export interface ContactFields {
  readonly name: string;
  readonly nickname: string;
  readonly organization: string;
  readonly title: string;
  readonly birthday: string;
  readonly note: string;
  /** A picture that came with the form and is not in the card yet. */
  readonly upload: string;
  readonly rows: Readonly<Record<RowKind, readonly ContactRowFields[]>>;
}

/** Fields as a form sent them: one value or several under a name. */
type Sent = Readonly<Record<string, string | readonly string[]>>;

/** The form of a card as stored; with one empty row where mail and calls go. */
export function fieldsOfCard(card: ContactCard): ContactFields {
  const { name, nickname, organization, title, birthday, note } = card;
  const kinds = (type: string, value: string, list: ContactCard['emails']) =>
    list.map((one) => ({ [type]: one.type ?? '', [value]: one.value }));
  const rows: ContactFields['rows'] = {
    email: orEmpty('email', kinds('emailType', 'email', card.emails)),
    phone: orEmpty('phone', kinds('phoneType', 'phone', card.phones)),
    postal: card.postal.map(({ type = '', ...rest }) => ({ postalType: type, ...rest })),
    website: kinds('websiteType', 'website', card.websites),
    field: card.custom.map(({ label, value }) => ({ fieldLabel: label, fieldValue: value })),
  };
  return { name, nickname, organization, title, birthday, note, upload: '', rows };
}

/** The form as it was sent, with the row more or less that its button asked for. Addresses of a short form are rows, too. */
export function fieldsOfForm(sent: Sent): ContactFields {
  const list = (name: string): readonly string[] => [sent[name] ?? []].flat();
  const one = (name: string): string => list(name)[0] ?? '';
  const [, verb, kind, place] = /^(add|drop)-(email|phone|postal|website|field)(?:-(\d+))?$/.exec(one('do')) ?? [];
  const rowsOf = (of: RowKind): ContactRowFields[] => {
    const names = ROW_FIELDS[of];
    const length = Math.max(...names.map((name) => list(name).length));
    const rows = Array.from({ length }, (_, at) =>
      Object.fromEntries(names.map((name) => [name, list(name)[at] ?? ''])),
    );
    const short = of === 'email' ? one('addresses').split(/[\r\n]+/) : [];
    rows.push(...short.filter((text) => text.trim() !== '').map((email) => ({ emailType: '', email })));
    if (kind !== of) return orEmpty(of, rows);
    return verb === 'add' ? [...rows, emptyRow(of)] : orEmpty(of, rows.toSpliced(Number(place ?? length), 1));
  };
  return {
    name: one('name'),
    nickname: one('nickname'),
    organization: one('organization'),
    title: one('title'),
    birthday: one('birthday'),
    note: one('note'),
    upload: one('upload'),
    rows: {
      email: rowsOf('email'),
      phone: rowsOf('phone'),
      postal: rowsOf('postal'),
      website: rowsOf('website'),
      field: rowsOf('field'),
    },
  };
}

const emptyRow = (kind: RowKind): ContactRowFields => Object.fromEntries(ROW_FIELDS[kind].map((name) => [name, '']));

const orEmpty = (kind: RowKind, rows: ContactRowFields[]): ContactRowFields[] =>
  rows.length === 0 && (kind === 'email' || kind === 'phone') ? [emptyRow(kind)] : rows;
