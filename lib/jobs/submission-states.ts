import type { SubmissionState } from '#lib/store/index.ts';

/**
 * What may follow what. `queued` is before the first byte of content and may be run again; `sending` is from that byte on and
 * never goes back by itself; only a person turns `unknown` into `queued`. `queued` to `queued` is another time to leave at. `sent` to `sent` is another try of the filing.
 */
const NEXT: Readonly<Record<SubmissionState, readonly SubmissionState[]>> = {
  queued: ['queued', 'sending', 'deferred', 'waiting', 'refused', 'discarded'],
  sending: ['sent', 'unknown', 'deferred', 'refused'],
  sent: ['sent', 'filed', 'discarded'],
  unknown: ['unknown', 'sent', 'queued', 'discarded'],
  deferred: ['queued', 'waiting', 'refused', 'discarded'],
  waiting: ['queued', 'discarded'],
  refused: ['queued', 'discarded'],
  filed: [],
  discarded: [],
};

/** Whether a submission may go from one state to another. */
export const mayFollow = (from: SubmissionState, to: SubmissionState): boolean => NEXT[from].includes(to);

/** @throws Error for a step that the table does not have: a fault of ours, never a person's */
export function assertFollows(from: SubmissionState, to: SubmissionState): void {
  if (!mayFollow(from, to)) throw new Error(`a submission cannot go from ${from} to ${to}`);
}
