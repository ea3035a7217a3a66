import { AppError, isAppError } from '#lib/errors.ts';

/** The SQLSTATE of an answer of the server; nothing for a connection that was not made, was lost or fell silent. */
export const sqlState = (cause: unknown): string | undefined =>
  cause instanceof Error && 'severity' in cause && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : undefined;

const DISK_FULL = '53100';
/** Two transactions could not both be as if alone; one of them is to begin anew. */
const COLLISIONS = new Set(['40001', '40P01']);
/** By class: connection, resources, intervention, system, configuration, internal, sign-in; and no such database, locked, read-only, not allowed. */
const NOT_OURS = /^(?:08|28|53|57|58|F0|XX|3D000|55P03|25006|42501)/;

export const isCollision = (cause: unknown): boolean => COLLISIONS.has(sqlState(cause) ?? '');

/**
 * Gives what pg throws its name in the catalogue: storage.full, store.unavailable for whatever a connection or the server's state
 * is to blame for. A collision and a fault of a statement of ours stay as they are.
 */
export function namePostgresFault(cause: unknown): unknown {
  if (isAppError(cause) || !(cause instanceof Error)) return cause;
  const state = sqlState(cause);
  if (state === DISK_FULL) return new AppError('storage.full', { cause });
  if (state !== undefined && !NOT_OURS.test(state)) return cause;
  return new AppError('store.unavailable', { detail: 'The database does not answer as it should.', cause });
}
