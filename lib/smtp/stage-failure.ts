import { AppError, isAppError } from '../errors.ts';
import { refusalError, type Refusal } from './refusal.ts';
import { EnvelopeRefused, type SafeConnection } from './safe-connection.ts';
import type { StageError } from './smtp-internals.ts';

const TLS_CODES = /CERT|SSL|TLS|SELF_SIGNED|ISSUER|ALTNAME|CRL|UNABLE_TO_/;

/**
 * What went wrong, by its name in the catalogue. After the first byte of content only the server's own answer to it is
 * proof; everything else is submission.unknown.
 *
 * @param given The address as the caller wrote it, by the one on the wire.
 */
export function stageFailure(cause: unknown, connection: SafeConnection, given: ReadonlyMap<string, string>): AppError {
  if (isAppError(cause)) return cause;
  const error: StageError = cause instanceof Error ? cause : new Error(String(cause));
  const { response, responseCode = 0 } = error;
  const options = { cause, detail: response ?? (connection.contentBegan ? undefined : error.message) };
  if (connection.contentBegan)
    return error.code === 'EMESSAGE' && responseCode >= 400
      ? answered(error, 'content')
      : new AppError('submission.unknown', options);
  if (error instanceof EnvelopeRefused || error.command === 'RCPT TO') return refusedRecipients(connection, given);
  if (error.code === 'EAUTH')
    return responseCode >= 400 && responseCode < 500
      ? new AppError('smtp.deferred', options)
      : new AppError('smtp.auth', options);
  if (error.code === 'ETLS' || TLS_CODES.test(error.originalCode ?? '')) return new AppError('smtp.insecure', options);
  if (error.code === 'EENVELOPE' && responseCode > 0) return answered(error, 'envelope');
  if (error.code === 'ESTREAM') return new AppError('internal', { cause });
  return new AppError('smtp.unreachable', options);
}

/** The server said no, to the sender or to the content. */
function answered(error: StageError, stage: 'envelope' | 'content'): AppError {
  const { response = '', responseCode = 0 } = error;
  const options = { cause: error, detail: response };
  if (responseCode < 500) return new AppError('smtp.deferred', options);
  if (/^552[ -](?!5\.(?!3\.4))|^\d{3}[ -]5\.3\.4\b/.test(response)) return new AppError('smtp.too_large', options);
  if (stage === 'envelope' && (responseCode === 530 || responseCode === 535)) return new AppError('smtp.auth', options);
  return new AppError('smtp.rejected', options);
}

/** Refused for good when any is; only put off when all can be tried again later. */
function refusedRecipients(connection: SafeConnection, given: ReadonlyMap<string, string>): AppError {
  const refused = refusals(connection._envelope.rejectedErrors, given);
  return refusalError(refused.every(({ code }) => code < 500) ? 'smtp.deferred' : 'smtp.recipients', refused);
}

export const refusals = (errors: readonly StageError[], given: ReadonlyMap<string, string>): Refusal[] =>
  errors.map(({ recipient = '', responseCode = 550, response = '' }) => ({
    address: given.get(recipient) ?? recipient,
    code: responseCode,
    reason: response,
  }));
