import { AppError, isAppError, type ErrorCode } from '../errors.ts';
import { readCompletion, type ImapFailure } from './imapflow-internals.ts';

/** What the response codes of RFC 9051 §7.1, RFC 5530 and RFC 4314 mean for a person. */
const BY_RESPONSE_CODE: Readonly<Record<string, ErrorCode>> = {
  AUTHENTICATIONFAILED: 'auth.rejected',
  AUTHORIZATIONFAILED: 'auth.rejected',
  EXPIRED: 'auth.rejected',
  PRIVACYREQUIRED: 'imap.insecure',
  LIMIT: 'imap.busy',
  INUSE: 'imap.busy',
  UNAVAILABLE: 'imap.busy',
  OVERQUOTA: 'quota.exceeded',
  TOOBIG: 'input.too_large',
  TRYCREATE: 'mailbox.missing',
  NONEXISTENT: 'mailbox.missing',
  ALREADYEXISTS: 'mailbox.exists',
  BADCHARSET: 'imap.search_charset',
  CANNOT: 'mailbox.name_invalid',
  NOPERM: 'mailbox.read_only',
  'READ-ONLY': 'mailbox.read_only',
};

/** A response that was larger than we take: its fault is the message, not the connection. */
const TOO_LARGE = new Set(['LiteralTooLarge', 'LineTooLarge', 'ResponseTooLarge', 'TooManyTokens', 'TooManyResponses']);

/** Refused by the compiler before a byte left: a value that no IMAP command can carry. */
const NOT_SENT = new Set(['InvalidStringValue', 'InvalidTokenValue', 'InvalidTextValue', 'InvalidSequenceSet']);

const TIMEOUT = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT', 'ETIMEDOUT']);
const TLS_FAILURE =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|ERR_OSSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|EPROTO$|STARTTLS_INJECTION$)/;
const CROWDED = /too many|maximum number|connection limit|limit exceeded/i;

/** True when the server answered NO or BAD: the connection is in order, only this command is not. */
export const isRefusal = (cause: unknown): boolean => {
  const failure = cause as ImapFailure | undefined;
  return (failure?.responseStatus === 'NO' || failure?.responseStatus === 'BAD') && failure.code !== 'ETHROTTLE';
};

/** True when the command never left because a value cannot be written in IMAP. */
export const isUnsendable = (cause: unknown): boolean => NOT_SENT.has((cause as ImapFailure | undefined)?.code ?? '');

/**
 * The name for whatever a connection or a command failed with; `detail` holds the server's own words when there are any, and the
 * value `alert` holds them when the person must read them (ALERT, RFC 9051 §7.1).
 *
 * @param refusal what NO without a telling response code means for this command.
 */
export function nameError(cause: unknown, refusal: ErrorCode = 'imap.refused'): AppError {
  if (isAppError(cause)) return cause;
  const failure = cause as ImapFailure;
  const detail = serverWords(failure);
  const told = isRefusal(failure) ? responseCode(failure) : '';
  const values = told === 'ALERT' && detail !== undefined ? { alert: detail } : undefined;
  const named = (code: ErrorCode): AppError => new AppError(code, { cause, detail, values });
  if (isRefusal(failure)) {
    const known = BY_RESPONSE_CODE[told];
    if (known) return named(known);
    if (failure.authenticationFailed) return named('auth.rejected');
    if (failure.responseStatus === 'BAD') return named('imap.refused');
    if (/quota/i.test(detail ?? '')) return named('quota.exceeded');
    return named(refusal);
  }
  const code = failure?.code ?? '';
  if (NOT_SENT.has(code)) return named('input.invalid');
  if (TOO_LARGE.has(code)) return named('message.unreadable');
  if (TIMEOUT.has(code)) return named(code === 'ETIMEOUT' ? 'imap.timeout' : 'imap.unreachable');
  if (TLS_FAILURE.test(code)) return new AppError('imap.insecure', { cause, detail: detail ?? failure.message });
  if (code === 'ETHROTTLE') return named('imap.busy');
  if (failure?.tlsFailed && code === '') return new AppError('imap.insecure', { cause, detail: failure.message });
  if (failure?.authenticationFailed) return new AppError('imap.insecure', { cause, detail: failure.message });
  if (detail && CROWDED.test(detail)) return named('imap.busy');
  return named('imap.unreachable');
}

/** The same failure without what came over a line that anybody could write into; words of ours stay. */
export const withoutServerWords = (error: AppError, cause: unknown): AppError =>
  error === cause || serverWords(cause as ImapFailure) === undefined ? error : new AppError(error.code, { cause });

/** The response code of the refusal behind an error; `''` when there was none. */
export function refusalCode(error: AppError): string {
  const { cause } = error;
  if (isAppError(cause)) return refusalCode(cause);
  return isRefusal(cause) ? responseCode(cause as ImapFailure) : '';
}

function responseCode({ serverResponseCode, response }: ImapFailure): string {
  if (serverResponseCode) return serverResponseCode;
  return response && typeof response === 'object' ? readCompletion(response).code : '';
}

/** At most 500 characters: it is shown behind "Details". */
const serverWords = (failure: ImapFailure | undefined): string | undefined =>
  (failure?.responseText || failure?.reason)?.slice(0, 500);
