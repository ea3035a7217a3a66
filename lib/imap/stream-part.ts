import { AppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MessageRef } from '../mail/message-ref.ts';
import { atoms } from './command-tokens.ts';
import { withLease } from './engine.ts';
import type { Token } from './imapflow-internals.ts';
import { fetchOne, findPart, readBody, requireSection } from './read-body.ts';
import { bodyItem } from './read-row.ts';
import { readStructure } from './read-structure.ts';

const FIRST = 256 * 1024;
const CHUNK = 1024 * 1024;

export interface PartStream {
  /** Octets in transfer encoding as the server counts them; some servers count wrongly, so never cut by it. */
  readonly size: number;
  readonly stream: ReadableStream<Uint8Array>;
}

/**
 * A part, or the whole message, as it is stored, read slice by slice as fast as the reader takes it: a slow reader holds no
 * connection. Each slice is a task of its own that selects the mailbox and checks its UIDVALIDITY, so a slice can never
 * come from another message (imapflow's download() lets that happen: imap.md §1.2). Sets no flag.
 *
 * @param part section number; `''` for the whole message.
 * @throws AppError part.missing | message.gone | mailbox.renumbered | mailbox.missing | imap.*; the stream fails likewise
 */
export async function streamPart(
  access: AccountAccess,
  ref: MessageRef,
  part: string,
  signal?: AbortSignal,
): Promise<PartStream> {
  requireSection(part);
  const slice = (offset: number, length: number, more: readonly Token[]) =>
    withLease(access, { bulk: true, signal }, async (lease) => {
      await lease.select(ref.mailbox.path, ref.uidValidity);
      const row = await fetchOne(lease, ref.uid, [...atoms('UID'), ...more, bodyItem(part, offset, length)]);
      const bytes = readBody(row, part);
      if (bytes && bytes.length > length) throw new AppError('message.unreadable'); // the server knows no slices
      return { row, bytes };
    });

  const { row, bytes: first } = await slice(0, FIRST, atoms('RFC822.SIZE', ...(part === '' ? [] : ['BODYSTRUCTURE'])));
  const structure = readStructure(row.bodyStructure);
  const found = findPart(structure, part);
  if (!first || (part !== '' && first.length === 0 && structure && !found)) throw new AppError('part.missing');
  const size = (part === '' ? row.size : found?.size) ?? row.size ?? first.length;

  let offset = 0;
  let next: Buffer | undefined = first;
  let asked = FIRST;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const bytes = next ?? (await slice(offset, CHUNK, [])).bytes ?? Buffer.alloc(0);
        if (!next) asked = CHUNK;
        next = undefined;
        offset += bytes.length;
        if (bytes.length > 0) controller.enqueue(bytes);
        // Short of the size it told, the server is asked once more: only nothing at all is the end then.
        if (bytes.length === 0 || (bytes.length < asked && offset >= size)) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { size, stream };
}
