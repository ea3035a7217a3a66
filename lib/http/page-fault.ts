import { toAppError } from '#lib/errors.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { reasonOf } from './answers.ts';
import { logFailure } from './exchange.ts';
import type { PageNotice } from './page-notice.ts';
import { errorText } from './page-texts.ts';
import { newReference } from './remember-fault.ts';

/** What a screen says of an error it caught while it was being made; the error is logged here, once, under the reference given. */
export function pageFault(cause: unknown, texts: Texts): NonNullable<PageNotice['error']> & { reference: string } {
  const error = toAppError(cause);
  const reference = newReference();
  logFailure('screen failed', { id: reference }, error);
  const detail = reasonOf(error);
  return { code: error.code, text: errorText(texts, error), reference, ...(detail === undefined ? {} : { detail }) };
}
