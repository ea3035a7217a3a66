import type { FetchMessageObject } from 'imapflow';
import { AppError } from '../errors.ts';
import type { BodyPart } from '../mail/body-part.ts';
import type { Uid } from '../mail/message-ref.ts';
import { atoms } from './command-tokens.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { readStructure } from './read-structure.ts';

const SECTION = /^(?:\d{1,5}(?:\.\d{1,5}){0,99}(?:\.(?:MIME|HEADER|TEXT))?)?$/;

/** @throws AppError part.missing for text that names no section; `''` is the whole message. */
export function requireSection(part: string): void {
  if (!SECTION.test(part)) throw new AppError('part.missing');
}

/**
 * One message of the selected mailbox. When it is not there the server is given the chance to tell what came meanwhile:
 * a message that another connection of ours just stored shows only then.
 *
 * @throws AppError message.gone
 */
export async function fetchOne(lease: Lease, uid: Uid, items: readonly Token[]): Promise<FetchMessageObject> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const rows = await lease.fetch('UID FETCH', String(uid), items);
    const row = rows.find(
      (one) => one.uid === uid && (one.size !== undefined || one.bodyParts || one.source || items.length === 1),
    );
    if (row) return row;
    if (attempt === 1) await lease.ask({ name: 'NOOP' });
  }
  throw new AppError('message.gone');
}

/** The octets of a section; `undefined` when the server says there is no such section. */
export function readBody(row: FetchMessageObject, part: string): Buffer | undefined {
  const bytes: unknown = part === '' ? row.source : row.bodyParts?.get(part.toLowerCase());
  return Buffer.isBuffer(bytes) ? bytes : undefined;
}

/** Dovecot answers `""` for a section that is not there, just as for an empty one. @throws AppError part.missing */
export async function requirePart(lease: Lease, uid: Uid, part: string): Promise<void> {
  if (part === '') return;
  const row = await fetchOne(lease, uid, atoms('UID', 'RFC822.SIZE', 'BODYSTRUCTURE'));
  const root = readStructure(row.bodyStructure);
  if (root && !findPart(root, part)) throw new AppError('part.missing');
}

/** The first part with that number, outermost first. */
export function findPart(root: BodyPart | null, section: string): BodyPart | undefined {
  const part = section.replace(/\.[A-Z]+$/, '');
  if (!root) return undefined;
  if (root.part === part) return root;
  for (const child of root.children) {
    const found = findPart(child, part);
    if (found) return found;
  }
  return undefined;
}
