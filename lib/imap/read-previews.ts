import type { AccountAccess } from '../mail/account-access.ts';
import type { BodyPart } from '../mail/body-part.ts';
import { chooseBody } from '../mail/choose-body.ts';
import type { MessageSet, Uid } from '../mail/message-ref.ts';
import { cleanPreview } from './clean-preview.ts';
import { atom } from './command-tokens.ts';
import { withLease } from './engine.ts';
import { fetchRows } from './fetch-rows.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { readBody } from './read-body.ts';
import { bodyItem } from './read-row.ts';
import type { FixedRow } from './row-cache.ts';

const SLICE = 50; // messages in one turn: the server may have to open each
const TEXT = 400; // octets; HTML needs more before its first word comes
const HTML = 4096;

/**
 * The beginnings of messages, as many as are there: from memory, else by PREVIEW (RFC 8970), else by the first octets of the
 * text part. Lets everything else go first. What was read once is kept with the row.
 *
 * @param decode makes text of the first octets of a part; they are cut anywhere and still in their transfer encoding.
 * @returns one line of at most 200 characters each; `''` for a message without text.
 * @throws AppError mailbox.renumbered | mailbox.missing | imap.*
 */
export async function readPreviews(
  access: AccountAccess,
  { mailbox, uidValidity, uids }: MessageSet,
  decode: (bytes: Buffer, part: BodyPart) => string,
  signal?: AbortSignal,
): Promise<Map<Uid, string>> {
  const previews = new Map<Uid, string>();
  for (let at = 0; at < uids.length; at += SLICE) {
    const slice = uids.slice(at, at + SLICE);
    await withLease(access, { work: 'prefetch', signal }, async (lease) => {
      await lease.select(mailbox.path, uidValidity);
      const known = (uid: Uid): FixedRow | undefined => {
        const row = lease.rows.get(uid);
        if (row && row.preview !== null) previews.set(uid, row.preview);
        return row && row.preview !== null ? row : undefined;
      };
      const missing = slice.filter((uid) => !known(uid));
      if (missing.length === 0) return;
      const found = lease.lane.has('PREVIEW')
        ? await askServer(lease, missing)
        : await readBeginnings(lease, missing, decode);
      for (const [uid, text] of found) {
        const preview = cleanPreview(text);
        previews.set(uid, preview);
        const row = lease.rows.get(uid);
        if (row) lease.rows.put({ ...row, preview });
      }
    });
  }
  return previews;
}

async function askServer(lease: Lease, uids: readonly Uid[]): Promise<Map<Uid, string>> {
  const found = new Map<Uid, string>();
  for (const set of packUids(uids))
    for (const { uid, preview } of await lease.fetch('UID FETCH', set, [atom('UID'), atom('PREVIEW')]))
      if (preview !== undefined) found.set(uid, preview ?? '');
  return found;
}

async function readBeginnings(
  lease: Lease,
  uids: readonly Uid[],
  decode: (bytes: Buffer, part: BodyPart) => string,
): Promise<Map<Uid, string>> {
  const found = new Map<Uid, string>();
  const byPart = new Map<string, Map<Uid, BodyPart>>();
  for (const { uid, structure } of await fetchRows(lease, 'UID FETCH', uids)) {
    const { text, html } = chooseBody(structure);
    const part = text ?? html;
    if (!part) {
      found.set(uid, '');
      continue;
    }
    const key = `${part.part} ${String(part === text ? TEXT : HTML)}`;
    byPart.set(key, (byPart.get(key) ?? new Map<Uid, BodyPart>()).set(uid, part));
  }
  for (const [key, parts] of byPart) {
    const [section = '', octets] = key.split(' ');
    for (const set of packUids(parts.keys()))
      for (const row of await lease.fetch('UID FETCH', set, [atom('UID'), bodyItem(section, 0, Number(octets))])) {
        const [part, bytes] = [parts.get(row.uid), readBody(row, section)];
        if (part && bytes) found.set(row.uid, decode(bytes, part));
      }
  }
  return found;
}
