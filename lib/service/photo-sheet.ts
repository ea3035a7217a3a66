import { createHash } from 'node:crypto';
import { contactPhoto } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { photoSheet } from '#lib/mail/photo-sheet.ts';
import { processWide } from '#lib/process-wide.ts';
import { store } from '#lib/store/index.ts';
import type { ByteAnswer } from './read-part.ts';

/** People whose pictures are shown in lists; accounts that are remembered, and for how long (ms). */
const MOST = 1000;
const ACCOUNTS = 500;
const LIFE = 300_000;

interface Sheet {
  /** Changes with the pictures and whose they are; `''` where there is none. */
  readonly version: string;
  readonly css: string;
}
interface Kept {
  readonly until: number;
  readonly sheet: Promise<Sheet>;
}
const kept = (): Map<AccountId, Kept> => processWide('photo-sheets', () => new Map<AccountId, Kept>());

/** Which pictures of contacts there are, for the address of their style sheet; `''` for none. */
export const photoVersion = async ({ account }: AccountAccess): Promise<string> => (await sheetOf(account)).version;

/** The style sheet that puts pictures of contacts in the place of their initials, on every page and without scripts. */
export async function readPhotoSheet({ account }: AccountAccess): Promise<ByteAnswer> {
  const body = new Blob([(await sheetOf(account)).css]);
  const type = 'text/css; charset=utf-8';
  return { name: 'photos.css', type, size: body.size, extent: null, tag: '', inline: true, body: body.stream() };
}

/** Cards of the account have changed. */
export function forgetPhotos(account: AccountId): void {
  kept().delete(account);
}

function sheetOf(account: AccountId): Promise<Sheet> {
  const all = kept();
  const there = all.get(account);
  if (there && there.until > Date.now()) return there.sheet;
  const sheet = read(account);
  sheet.catch(() => forgetPhotos(account)); // told to whoever asked
  all.delete(account);
  all.set(account, { until: Date.now() + LIFE, sheet });
  for (const [oldest] of all) if (all.size > ACCOUNTS) all.delete(oldest);
  return sheet;
}

async function read(account: AccountId): Promise<Sheet> {
  const people = await store().contacts.pictured(account, MOST);
  const css = photoSheet(
    people.map(({ id, addresses, updatedAt }) => ({ addresses, href: contactPhoto(id, String(updatedAt)) })),
  );
  const version = css === '' ? '' : createHash('sha256').update(css).digest('hex').slice(0, 16);
  return { version, css };
}
