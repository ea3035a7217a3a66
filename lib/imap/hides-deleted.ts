import type { Lane } from './lane.ts';

/**
 * Whether messages marked \Deleted are left out of lists, counts and searches.
 *
 * Without UIDPLUS a server cannot expunge named messages, and a bare EXPUNGE would also remove what other programs marked.
 * There Tupai deletes and moves by marking \Deleted and hiding the mark: the person sees the message gone, "Empty folder"
 * removes it for good. With UIDPLUS nothing of ours stays marked, and marks that another program set are shown as they are.
 */
export const hidesDeleted = (lane: Lane): boolean => !lane.has('UIDPLUS');
