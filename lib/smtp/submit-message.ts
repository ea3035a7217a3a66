import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import type { SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import { wireAddress } from '#lib/mail/wire-address.ts';
import { config } from '../config.ts';
import { AppError } from '../errors.ts';
import { openConnection, step } from './open-connection.ts';
import type { Refusal } from './refusal.ts';
import type { SafeConnection } from './safe-connection.ts';
import { refusals, stageFailure } from './stage-failure.ts';

/** Who submits. User and password are needed for `TUPAI_SMTP_AUTH=user` alone. */
interface SubmissionLogin {
  readonly user?: string;
  readonly password?: string;
  /** The person's own address, `''` when unknown. */
  readonly clientAddress: string;
}

/** Finished MIME and its envelope. */
export interface Submission {
  /** `''` for the empty sender of reports. */
  readonly from: string;
  /** At least one; repeats are sent once. */
  readonly recipients: readonly string[];
  /** Octets that `open()` gives. */
  readonly size: number;
  /** The message from its start, with CRLF line ends. */
  open(): Readable;
  readonly needsUtf8: boolean;
  readonly eightBit?: boolean;
  /** Ask to be told what becomes of it (RFC 3461), where the server offers that. */
  readonly notify?: boolean;
  /** Send to those the server takes although it refuses others. */
  readonly allowPartial: boolean;
}

interface Submitted {
  readonly accepted: readonly string[];
  readonly refused: readonly Refusal[];
  /** The server's last word, usually with its queue id. */
  readonly response: string;
}

/**
 * Submits one message (RFC 6409), once: nothing in here is ever tried again. Unless partial delivery was chosen, a refused
 * recipient ends it before a byte of content. `onData` is awaited when the server waits for content, right before the first
 * byte: when it resolves, the message may have been sent. `signal` counts until then.
 *
 * @throws AppError recipient.invalid (an address that may not go on the wire) | smtp.unreachable | smtp.insecure | smtp.auth |
 *   smtp.no_utf8 | smtp.too_large | smtp.recipients or smtp.deferred with the refused ones ({@link refusedOf}) |
 *   smtp.rejected | submission.unknown: the connection broke between the first byte of content and the server's answer.
 */
export async function submitMessage(
  login: SubmissionLogin,
  message: Submission,
  onData?: () => Promise<void>,
  signal?: AbortSignal,
): Promise<Submitted> {
  signal?.throwIfAborted();
  const given = new Map(message.recipients.map((address) => [wire(address), address]));
  if (given.size === 0) throw new AppError('recipient.none');
  const envelope = {
    from: message.from === '' ? '' : wire(message.from),
    to: [...given.keys()],
    size: message.size,
    use8BitMime: message.eightBit ?? false,
    ...(message.notify && { dsn: { notify: ['SUCCESS', 'FAILURE', 'DELAY'], ret: 'HDRS' as const } }),
  };

  let connection: SafeConnection | undefined;
  const abort = (): void => connection?.close();
  const watch = (opened: SafeConnection): void => {
    connection = opened;
    opened.on('error', ignoreLate);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
  };
  const beforeContent = async (): Promise<void> => {
    signal?.throwIfAborted();
    await onData?.();
    signal?.removeEventListener('abort', abort);
    signal?.throwIfAborted();
  };
  try {
    const smtp = await openConnection(
      config().smtp,
      { allowPartial: message.allowPartial, needsUtf8: message.needsUtf8, beforeContent },
      watch,
    );
    await signIn(smtp, login);
    checkOffer(smtp, message, envelope.to);
    const sent = await step<SMTPConnectionSendInfo>(smtp, (done) => smtp.send(envelope, message.open(), done));
    return {
      accepted: (sent?.accepted ?? []).map((address) => given.get(address) ?? address),
      refused: refusals(sent?.rejectedErrors ?? [], given),
      response: sent?.response ?? '',
    };
  } catch (cause) {
    if (signal?.aborted && !connection?.contentBegan) throw signal.reason;
    throw connection ? stageFailure(cause, connection, given) : cause;
  } finally {
    signal?.removeEventListener('abort', abort);
    if (connection) leave(connection);
  }
}

function wire(address: string): string {
  const checked = wireAddress(address);
  if (checked === undefined) throw new AppError('recipient.invalid', { values: { address } });
  return checked;
}

/** Tells the person's address where it can, then signs in as configured. */
async function signIn(smtp: SafeConnection, login: SubmissionLogin): Promise<void> {
  const { passClientAddress, smtp: server } = config();
  if (server.auth === 'none') return; // the server lets this machine relay, not the person's: XCLIENT would undo that
  const address = login.clientAddress.replace(/^::ffff:(?=\d)/i, '');
  if (passClientAddress && isIP(address) !== 0) await smtp.passClientAddress(address);
  const user = server.auth === 'fixed' ? server.user : login.user;
  const pass = server.auth === 'fixed' ? server.password : login.password;
  if (!user || !pass || /\0/.test(user + pass)) throw new AppError('smtp.auth');
  if (!smtp.allowsAuth) throw new AppError('smtp.auth', { detail: 'The server offers no sign-in.' });
  await step(smtp, (done) => smtp.login({ user, pass }, done));
}

/** What is known beforehand from EHLO is said beforehand. */
function checkOffer(smtp: SafeConnection, message: Submission, recipients: readonly string[]): void {
  const wide = message.needsUtf8 || /[^\u0000-\u007f]/.test(message.from + recipients.join(''));
  if (wide && !smtp._supportedExtensions.includes('SMTPUTF8')) throw new AppError('smtp.no_utf8');
  const limit = smtp._maxAllowedSize;
  if (limit > 0 && message.size > limit)
    throw new AppError('smtp.too_large', { values: { limit, size: message.size } });
}

const FAREWELL = 5_000;

/** Says QUIT where the dialogue allows it; the outcome is known already, so nothing that happens now matters. */
function leave(connection: SafeConnection): void {
  if (connection.destroyed) return;
  if (connection.contentBegan && connection._responseActions.length > 0) return connection.close();
  connection.quit();
  setTimeout(() => connection.close(), FAREWELL).unref();
}

/** Errors reach their step; one that comes after it must not end the process. */
const ignoreLate = (): void => undefined;
