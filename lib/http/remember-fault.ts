import { randomBytes } from 'node:crypto';
import { isErrorCode, type AppError, type ErrorCode } from '#lib/errors.ts';
import { processWide } from '#lib/process-wide.ts';

/** What a page shows of an error beyond its code. */
export interface Fault {
  readonly code: ErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly detail: string | undefined;
  readonly field: string | undefined;
}

const KEEP = 15 * 60_000;
const MOST = 1000;

const faults = (): Map<string, Fault & { until: number }> =>
  processWide('faults', () => new Map<string, Fault & { until: number }>());

/** A reference for the log and the person: 64 random bits, so that nobody finds another's. */
export const newReference = (): string => randomBytes(8).toString('hex');

/**
 * Keeps what an error said for the page that the 303 leads to, for a quarter of an hour and at most 1000 at once: the URL
 * carries only code and reference, so nobody can put words into Tupai's mouth by a link.
 */
export function rememberFault(reference: string, error: AppError): void {
  const kept = faults();
  for (const [old, { until }] of kept) if (until < Date.now() || kept.size >= MOST) kept.delete(old);
  const { code, values, detail, field } = error;
  kept.set(reference, { code, values, detail, field, until: Date.now() + KEEP });
}

/** What was kept under a reference, if it belongs to this code; else the bare code, `undefined` for one nobody knows. */
export function recallFault(code: string, reference: string): Fault | undefined {
  const kept = faults().get(reference);
  if (kept?.code === code) return kept;
  return isErrorCode(code) ? { code, values: {}, detail: undefined, field: undefined } : undefined;
}
