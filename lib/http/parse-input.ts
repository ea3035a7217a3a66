import type { Endpoint, InputOf } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';

/**
 * Fields as the contract reads them.
 *
 * @throws AppError input.invalid naming the first field that is wrong; what was sent is not repeated.
 */
export function parseInput<E extends Endpoint>(spec: E, fields: unknown): InputOf<E> {
  const parsed = spec.input.safeParse(fields);
  if (parsed.success) return parsed.data as InputOf<E>;
  const issue = parsed.error.issues[0];
  const field = issue?.path[0];
  throw new AppError('input.invalid', {
    field: field === undefined ? undefined : String(field),
    detail: issue && `${issue.path.join('.')}: ${issue.message}`,
  });
}
