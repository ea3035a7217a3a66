import { formatDateTime } from 'imapflow/lib/tools.js';
import type { Readable, Writable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { AppError, isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { Flag } from '../mail/flags.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { flagList, quoted } from './command-tokens.ts';
import { createSubscribed } from './create-mailbox.ts';
import { withLease } from './engine.ts';
import { valueText, type Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { refusalCode } from './name-error.ts';
import { mailboxToken } from './select-mailbox.ts';

export interface MessageSource {
  /** Octets that `open` gives, exactly. */
  readonly size: number;
  /** Called at most once, when the server is ready to take them. */
  open(): Readable | ReadableStream<Uint8Array>;
  readonly flags: readonly Flag[];
  /** INTERNALDATE; now when missing. */
  readonly date?: Date | undefined;
}

const LARGE = 1024 * 1024;

/**
 * Stores a message (RFC 9051 §6.3.12), streamed with back-pressure; makes the mailbox when the server asks for that. Never sent twice: when the connection breaks after the
 * last octet left, only a search by Message-ID can tell whether it is there.
 *
 * @returns where it is; `null` when the server does not tell (no UIDPLUS).
 * @throws AppError mailbox.missing | quota.exceeded | input.too_large | imap.unknown_outcome (the answer was lost) |
 *   imap.*; or what `open`'s stream fails with. In all cases but unknown_outcome nothing was stored.
 */
export async function appendMessage(
  access: AccountAccess,
  path: string,
  message: MessageSource,
  signal?: AbortSignal,
): Promise<{ uidValidity: UidValidity; uid: Uid } | null> {
  try {
    return await appendOnce(access, path, message, signal);
  } catch (error) {
    if (!asksToCreate(error)) throw error;
    await withLease(access, { signal }, (lease) => createSubscribed(lease, path));
    return appendOnce(access, path, message, signal);
  }
}

/** The server knows no such mailbox, has read nothing of the message, and would take it once there is one. */
const asksToCreate = (error: unknown): boolean =>
  isAppError(error) && error.code === 'mailbox.missing' && refusalCode(error) === 'TRYCREATE';

const appendOnce = (
  access: AccountAccess,
  path: string,
  message: MessageSource,
  signal: AbortSignal | undefined,
): Promise<{ uidValidity: UidValidity; uid: Uid } | null> =>
  withLease(access, { bulk: message.size > LARGE, signal }, async (lease) => {
    const { lane } = lease;
    const tokens: Token[] = [mailboxToken(lane, path), ...announcement(message)];
    await lease.ask({ name: 'NOOP' }); // what breaks now may be tried again; what breaks from here on may not
    const upload: Upload = { state: 'waiting', fault: undefined };
    try {
      const done = await lease.change({
        name: 'APPEND',
        tokens,
        options: { onPlusTag: () => sendLiteral(lease, message, upload) },
      });
      const [validity, uid] = done.code === 'APPENDUID' ? done.codeArguments.map((one) => Number(valueText(one))) : [];
      return validity && uid ? { uidValidity: validity, uid } : null;
    } catch (error) {
      if (upload.fault) throw upload.fault;
      if (isAppError(error) && error.code === 'mailbox.missing')
        throw new AppError('mailbox.missing', { cause: error, detail: error.detail, values: { mailbox: path } });
      // A literal that did not arrive whole is no message: nothing is uncertain.
      if (upload.state !== 'sent') lease.harmless = true;
      throw error;
    } finally {
      lease.state(path).changedByUs();
    }
  });

/** What stands before the octets of a message. */
export const announcement = ({ flags, date, size }: MessageSource): Token[] => [
  flagList(flags),
  ...(date ? [quoted(formatDateTime(date) ?? '')] : []),
  { type: 'TEXT', value: `{${size}}` },
];

export interface Upload {
  state: 'waiting' | 'sending' | 'sent';
  /** What the source failed with; the connection is closed then, as a literal cannot be taken back. */
  fault: Error | undefined;
}

/** @param next what comes after the octets: the announcement of another message, or nothing. */
export async function sendLiteral(
  lease: Lease,
  { size, open }: MessageSource,
  upload: Upload,
  next = '',
): Promise<void> {
  const { lane } = lease;
  const socket = lane.writeSocket;
  upload.state = 'sending';
  let sent = 0;
  try {
    if (!socket) throw new AppError('imap.unreachable');
    for await (const chunk of chunks(open())) {
      sent += chunk.length;
      if (sent > size) break;
      if (!socket.write(chunk)) await drained(socket);
      lease.progressed();
    }
    if (sent !== size)
      throw new AppError('internal', { detail: `The message has not the ${size} octets that were announced.` });
    if (next === '') upload.state = 'sent';
    socket.write(`${next}\r\n`);
  } catch (error) {
    if (!lane.isClosed) upload.fault = error instanceof Error ? error : new AppError('internal', { cause: error });
    lane.close();
  }
}

async function* chunks(source: Readable | ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of source as AsyncIterable<Uint8Array | string> | NodeReadableStream<Uint8Array>)
    yield typeof chunk === 'string'
      ? Buffer.from(chunk)
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** @throws AppError imap.unreachable when the connection closes instead */
function drained(socket: Writable): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const onDrain = (): void => {
    socket.off('close', onClose);
    resolve();
  };
  const onClose = (): void => {
    socket.off('drain', onDrain);
    reject(new AppError('imap.unreachable'));
  };
  socket.once('drain', onDrain);
  socket.once('close', onClose);
  if (socket.destroyed) onClose();
  return promise;
}
