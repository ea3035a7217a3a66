import { AppError, isAppError, type ErrorCode } from '../errors.ts';

/** A recipient the server did not take. */
export interface Refusal {
  readonly address: string;
  /** SMTP reply code, 4xx or 5xx. */
  readonly code: number;
  /** The server's words. */
  readonly reason: string;
}

/** An error that also says which recipients were refused. */
export const refusalError = (code: ErrorCode, refused: readonly Refusal[]): AppError =>
  Object.assign(
    new AppError(code, {
      detail: refused.map(({ address, reason }) => `${address}: ${reason}`).join('\n'),
      values: { count: refused.length },
    }),
    { refused },
  );

/** The recipients an error of this folder names as refused; empty for every other error. */
export const refusedOf = (error: unknown): readonly Refusal[] =>
  isAppError(error) && 'refused' in error && Array.isArray(error.refused) ? (error.refused as Refusal[]) : [];
