import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { ContactExportFormat, exportContacts as endpoint, InputOf } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { contactsTable, type TableContact } from '#lib/mail/contacts-table.ts';
import { convertVcard } from '#lib/mail/convert-vcard.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { writeCsv } from '#lib/mail/write-csv.ts';
import { writeLdif } from '#lib/mail/write-ldif.ts';
import { cleanFileName } from '#lib/mime/index.ts';
import type { Session } from '#lib/session/index.ts';
import { store, type Contact, type ContactGroup } from '#lib/store/index.ts';
import { openParkedForm } from './open-parked-form.ts';
import type { ByteAnswer } from './read-part.ts';

/** Cards that are read at a time; the thread is given back between two stretches. */
const AT_ONCE = 200;
const FILES: Readonly<Record<ContactExportFormat, readonly [extension: string, type: string]>> = {
  vcard3: ['vcf', 'text/vcard; charset=utf-8'],
  vcard4: ['vcf', 'text/vcard; charset=utf-8'],
  csv: ['csv', 'text/csv; charset=utf-8'],
  ldif: ['ldif', 'text/x-ldif; charset=utf-8'],
};

type Input = InputOf<typeof endpoint>;

/**
 * The address book with its groups, the members of a group with it, what was ticked, or one card, as a file. Streamed; only a table is
 * made whole, because its columns depend on everybody (10,000 contacts: some MB).
 *
 * @throws AppError contact.missing | form.expired
 */
export async function exportContacts(actor: Session, input: Input): Promise<ByteAnswer> {
  const { format } = input;
  const groups = await store().contacts.groups(actor.account);
  const group = groups.find(({ id }) => id === input.group);
  if (input.group !== '' && !group) throw new AppError('contact.missing');
  const chosen = await chosenIds(actor, input);
  if (input.id !== '' && (await store().contacts.getMany(actor.account, [input.id])).length === 0)
    throw new AppError('contact.missing');
  const cards = chosen ? many(actor, chosen) : stretches(actor, group?.id);
  const along = chosen ? [] : group ? [group] : groups;
  const texts =
    format === 'csv' ? table(actor, cards) : format === 'ldif' ? ldif(cards) : vcards(actor, cards, along, format);
  const [extension, type] = FILES[format];
  const [only] = input.id === '' ? [] : await store().contacts.getMany(actor.account, [input.id]);
  const name = cutText(cleanFileName(only?.name ?? group?.name ?? ''), 100) || 'contacts';
  return {
    name: `${name}.${extension}`,
    type,
    size: null,
    extent: null,
    tag: '',
    inline: false,
    body: Readable.toWeb(Readable.from(octets(texts))) as WebStream<Uint8Array> as ReadableStream<Uint8Array>,
  };
}

async function* octets(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text);
}

async function chosenIds(actor: Session, { id, form }: Input): Promise<readonly string[] | undefined> {
  if (form === '') return id === '' ? undefined : [id];
  const fields = await openParkedForm(actor, form);
  if (!fields) throw new AppError('form.expired');
  return [fields['id'] ?? []].flat();
}

type Stretches = AsyncGenerator<readonly Contact[]>;

async function* stretches(actor: Session, group: string | undefined): Stretches {
  for (let from = 0; ; from += AT_ONCE) {
    const cards = await store().contacts.cards(actor.account, group === undefined ? {} : { group }, from, AT_ONCE);
    if (cards.length > 0) yield cards;
    if (cards.length < AT_ONCE) return;
  }
}

async function* many(actor: Session, ids: readonly string[]): Stretches {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield await store().contacts.getMany(actor.account, ids.slice(from, from + AT_ONCE));
}

/** Groups come behind their members. */
async function* vcards(
  actor: Session,
  cards: Stretches,
  groups: readonly ContactGroup[],
  format: 'vcard3' | 'vcard4',
): AsyncGenerator<string> {
  const version = format === 'vcard3' ? '3.0' : '4.0';
  for await (const some of cards) yield some.map(({ vcard }) => convertVcard(vcard, version)).join('');
  const ids = groups.map(({ id }) => id);
  for (const { vcard } of await store().contacts.getMany(actor.account, ids)) yield convertVcard(vcard, version);
}

async function* ldif(cards: Stretches): AsyncGenerator<string> {
  for await (const some of cards) yield writeLdif(some.map(({ vcard }) => readContactCard(vcard)));
}

/** With the mark by which spreadsheets know UTF-8. */
async function* table(actor: Session, cards: Stretches): AsyncGenerator<string> {
  const all: TableContact[] = [];
  const labels = await labelsOf(actor);
  for await (const some of cards)
    all.push(...some.map(({ id, vcard }) => ({ card: readContactCard(vcard), labels: labels.get(id) ?? [] })));
  yield `\ufeff${writeCsv(contactsTable(all))}`;
}

/** Names of groups by member. */
async function labelsOf(actor: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const labels = new Map<string, string[]>();
  for (const { id, name } of await store().contacts.groups(actor.account))
    for await (const some of stretches(actor, id))
      for (const member of some) labels.set(member.id, [...(labels.get(member.id) ?? []), name]);
  return labels;
}
