import { AppError } from '../errors.ts';
import type { Selected } from './lane.ts';

/** @throws AppError mailbox.read_only before anything is asked of a mailbox that would refuse it. */
export function requireWritable({ readOnly, path }: Selected): void {
  if (readOnly) throw new AppError('mailbox.read_only', { values: { mailbox: path } });
}
