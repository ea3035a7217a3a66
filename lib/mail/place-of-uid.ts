import { lowerBound } from './lower-bound.ts';
import type { Uid } from './message-ref.ts';

/** Where a UID stands in an ascending list without repeats; below 0 when it is not there. */
export function placeOfUid(sorted: Uint32Array, uid: Uid): number {
  const at = lowerBound(sorted, uid);
  return sorted[at] === uid ? at : -1;
}
