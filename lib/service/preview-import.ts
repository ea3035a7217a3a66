import type { ImportedPerson, ImportPreview, InputOf, OutputOf, readImport as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { FoundContact } from '#lib/mail/contact-file.ts';
import { keysOf } from '#lib/mail/contact-keys.ts';
import { readGroupMembers, readUid } from '#lib/mail/contact-group.ts';
import { readContactCard } from '#lib/mail/read-contact-card.ts';
import { readContactFile, readContactFileHead, type ContactFileHead } from '#lib/mime/index.ts';
import { store, type Upload } from '#lib/store/index.ts';
import { samePerson } from './same-person.ts';

/** People and faults that a page shows. */
const SHOWN = 10;

/** Takes a file in and looks whether contacts can be read from it. @throws AppError upload.missing | contact.file_unknown */
export async function readImport(
  actor: AccountAccess,
  { upload: [id = ''] }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { upload } = await openImport(actor, id);
  return { upload: upload.id };
}

/** The file of an import, and what it is. @throws AppError upload.missing | contact.file_unknown */
export async function openImport(
  actor: AccountAccess,
  id: string,
): Promise<{ readonly upload: Upload; readonly head: ContactFileHead }> {
  const upload = await store().uploads.get(actor.account, id, Date.now());
  if (!upload) throw new AppError('upload.missing');
  const head = await readContactFileHead(upload.path);
  if (!head) throw new AppError('contact.file_unknown', { field: 'file' });
  return { upload, head };
}

/** What stands at the beginning of a file (1 MB of it), and whom of them the book knows. Nothing is stored. @throws as openImport, readContactFile */
export async function previewImport(actor: AccountAccess, id: string): Promise<ImportPreview> {
  const { upload, head } = await openImport(actor, id);
  const base = { upload: upload.id, name: upload.name, size: upload.size, format: head.format };
  for await (const { contacts, faults, done } of readContactFile(actor.account, upload.path, head)) {
    const people = await Promise.all(contacts.slice(0, SHOWN).map((one) => toPerson(actor, one)));
    const isPerson = contacts.filter(({ vcard }) => readGroupMembers(vcard) === undefined);
    return {
      ...base,
      columns: head.headings.map((heading, at) => ({
        heading,
        target: head.columns[at] ?? 'custom',
        sample: head.samples[at] ?? '',
      })),
      people,
      total: isPerson.length,
      known: people.filter(({ known }) => known !== '').length,
      isAll: done >= upload.size,
      faults: faults.slice(0, SHOWN),
      faultCount: faults.length,
    };
  }
  return { ...base, columns: [], people: [], total: 0, known: 0, isAll: true, faults: [], faultCount: 0 };
}

async function toPerson(actor: AccountAccess, { vcard, groups }: FoundContact): Promise<ImportedPerson> {
  const card = readContactCard(vcard);
  const found = await store().contacts.alike(actor.account, keysOf(card, readUid(vcard)));
  return {
    name: card.name,
    addresses: card.emails.map(({ value }) => value),
    phones: card.phones.map(({ value }) => value),
    organization: card.organization,
    groups,
    known: samePerson(vcard, found)?.id ?? '',
  };
}
