import type { Texts } from '#lib/i18n/index.ts';
import { NOTES, noteText } from './notes.ts';
import { errorText } from './page-texts.ts';
import { reasonOf } from './answers.ts';
import { recallFault } from './remember-fault.ts';

/** A note or an error that a plain form left in the query of the page it came back to. */
export interface PageNotice {
  readonly error?: {
    readonly code: string;
    readonly text: string;
    /** The server's own words; hostile. */
    readonly detail?: string;
    /** Reference of the log. */
    readonly reference?: string;
    /** Which field is to blame, by its name in the contract. */
    readonly field?: string;
  };
  readonly note?: string;
}

/**
 * Reads `?note=…&n=…` and `?error=…&ref=…`. The query only chooses among texts of ours; what the server said is fetched by
 * the reference, so a link from elsewhere can show nothing of its own.
 */
export function pageNotice(query: Readonly<Record<string, string | string[] | undefined>>, texts: Texts): PageNotice {
  const one = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const key = NOTES.find((note) => note === one('note'));
  const count = /^\d{1,9}$/.test(one('n')) ? Number(one('n')) : 1;
  const note = key && { note: texts.t(noteText(key), { count }) };
  const fault = one('error') === '' ? undefined : recallFault(one('error'), one('ref'));
  if (!fault) return { ...note };
  const detail = reasonOf(fault);
  return {
    ...note,
    error: {
      code: fault.code,
      text: errorText(texts, fault),
      ...(detail === undefined ? {} : { detail }),
      ...(/^[0-9a-f]{16}$/.test(one('ref')) ? { reference: one('ref') } : {}),
      ...(fault.field === undefined ? {} : { field: fault.field }),
    },
  };
}
