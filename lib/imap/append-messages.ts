import { AppError, isAppError } from '../errors.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { Uid, UidValidity } from '../mail/message-ref.ts';
import { announcement, appendMessage, sendLiteral, type MessageSource, type Upload } from './append-message.ts';
import { withLease } from './engine.ts';
import { valueText, type Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { unpackUids } from './pack-uids.ts';
import { mailboxToken } from './select-mailbox.ts';

/** Messages of one command: all of them are stored or none is, and none is seen before the last one came. */
const MAX_AT_ONCE = 500;

export interface Stored {
  readonly uidValidity: UidValidity;
  readonly uid: Uid;
}

/**
 * Stores messages in their order, many a command where the server can (MULTIAPPEND, RFC 3502), else one a command, each
 * streamed with back-pressure. Nothing is ever sent twice.
 *
 * @returns for each where it is; `null` where the server does not tell.
 * @throws AppError as {@link appendMessage}; `values.stored` tells how many of the first ones are there all the same
 */
export async function appendMessages(
  access: AccountAccess,
  path: string,
  messages: readonly MessageSource[],
  signal?: AbortSignal,
): Promise<(Stored | null)[]> {
  const stored: (Stored | null)[] = [];
  try {
    while (stored.length < messages.length) {
      const [first, ...others] = messages.slice(stored.length, stored.length + MAX_AT_ONCE);
      if (!first) break;
      const together = others.length > 0 ? await appendTogether(access, path, [first, ...others], signal) : undefined;
      stored.push(...(together ?? [await appendMessage(access, path, first, signal)]));
    }
    return stored;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const { code, detail, field, values } = error;
    throw new AppError(code, { cause: error, detail, field, values: { ...values, stored: stored.length } });
  }
}

/** @returns `undefined` when the server takes one message a command only. */
function appendTogether(
  access: AccountAccess,
  path: string,
  messages: readonly MessageSource[],
  signal?: AbortSignal,
): Promise<(Stored | null)[] | undefined> {
  return withLease(access, { bulk: true, signal }, async (lease) => {
    if (!lease.lane.has('MULTIAPPEND')) return undefined;
    await lease.ask({ name: 'NOOP' }); // what breaks now may be tried again; what breaks from here on may not
    const upload: Upload = { state: 'waiting', fault: undefined };
    try {
      const [uidValidity, uids] = await sendAll(lease, path, messages, upload);
      return messages.map((_, at) => {
        const uid = uids[at];
        return uidValidity && uid ? { uidValidity, uid } : null;
      });
    } catch (error) {
      if (upload.fault) throw upload.fault;
      if (upload.state !== 'sent') lease.harmless = true; // a command that did not arrive whole stores nothing
      throw isAppError(error) && error.code === 'mailbox.missing'
        ? new AppError('mailbox.missing', { cause: error, detail: error.detail, values: { mailbox: path } })
        : error;
    } finally {
      lease.state(path).changedByUs();
    }
  });
}

async function sendAll(
  lease: Lease,
  path: string,
  messages: readonly MessageSource[],
  upload: Upload,
): Promise<[number, readonly Uid[]]> {
  const [first, ...others] = messages;
  if (!first) return [0, []];
  let at = 0;
  const onPlusTag = (): Promise<void> => {
    const message = messages[at++];
    const next = others[at - 1];
    return message
      ? sendLiteral(lease, message, upload, next ? ` ${written(announcement(next))}` : '')
      : Promise.resolve();
  };
  const tokens: Token[] = [mailboxToken(lease.lane, path), ...announcement(first)];
  const { code, codeArguments } = await lease.change({ name: 'APPEND', tokens, options: { onPlusTag } });
  if (code !== 'APPENDUID') return [0, []];
  const uids = unpackUids(codeArguments.slice(1).map(valueText).join(','));
  return uids.length === messages.length ? [Number(valueText(codeArguments[0])), uids] : [0, []];
}

/** Flags, date and size hold nothing that would have to be escaped. */
const written = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (Array.isArray(token)) return `(${token.map((flag: { value?: unknown }) => String(flag.value)).join(' ')})`;
      const { type, value } = token as { type: string; value: string };
      return type === 'STRING' ? `"${value}"` : value;
    })
    .join(' ');
