import type { SubmissionState, SubmissionView } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import type { BannerProps } from '#components/ui/index.ts';

/** Who has the next move: the person, Tupai, the clock, or nobody any more. */
export type Turn = 'person' | 'tupai' | 'clock' | 'nobody';

interface StateWords {
  /** The state in two words. */
  readonly label: TextKey;
  readonly tone: BannerProps['tone'];
  readonly turn: Turn;
}

const STATES: Readonly<Record<SubmissionState, StateWords>> = {
  queued: { label: 'composer.stateQueued', tone: 'info', turn: 'tupai' },
  sending: { label: 'composer.stateSending', tone: 'info', turn: 'tupai' },
  sent: { label: 'composer.stateSent', tone: 'ok', turn: 'tupai' },
  unknown: { label: 'composer.stateUnknown', tone: 'warn', turn: 'person' },
  filed: { label: 'composer.stateFiled', tone: 'ok', turn: 'nobody' },
  refused: { label: 'composer.stateRefused', tone: 'danger', turn: 'person' },
  deferred: { label: 'composer.stateDeferred', tone: 'warn', turn: 'tupai' },
  waiting: { label: 'composer.stateWaiting', tone: 'warn', turn: 'person' },
  discarded: { label: 'composer.stateDiscarded', tone: 'info', turn: 'nobody' },
};

/** What leaves later than this (ms) was planned for then; what leaves sooner can still be taken back. */
const SOON = 60_000;

/** What the screen calls the state of a message on its way. */
export function stateWords(
  submission: Pick<SubmissionView, 'state' | 'error'> & Partial<Pick<SubmissionView, 'leavesIn' | 'refused'>>,
): StateWords {
  const { state, error, leavesIn = null, refused = [] } = submission;
  const words = STATES[state];
  if (leavesIn !== null && leavesIn > SOON) return { ...words, label: 'composer.statePlanned', turn: 'clock' };
  if (leavesIn !== null) return { ...words, label: 'composer.stateHeld' };
  if (state === 'sent' && error !== null) return { ...words, tone: 'warn', turn: 'person' };
  if (state === 'refused' && error === null && refused.length === 0)
    return { label: 'composer.stateTakenBack', tone: 'warn', turn: 'person' };
  return words;
}

/** The state, and when it changes where that is known: "Leaves Mon, Nov 23, 8:00 AM". */
export function sayState(submission: SubmissionView, texts: Texts): string {
  const { sendAt, leavesIn, retryAt, state } = submission;
  const { label } = stateWords(submission);
  if (sendAt !== null && leavesIn !== null)
    return texts.t(label, { when: texts.date(sendAt, 'coming'), seconds: Math.ceil(leavesIn / 1000) });
  if (state === 'deferred' && retryAt !== null)
    return texts.t('composer.stateDeferredAt', { when: texts.date(retryAt, 'coming') });
  return texts.t(label);
}

/** What Tupai knows about the message, said so that the person can decide. */
export function aboutSubmission(submission: SubmissionView): TextKey {
  const { state, error, refused, recipients, leavesIn, unattended } = submission;
  switch (state) {
    case 'queued':
      if (leavesIn === null) return 'composer.aboutQueued';
      if (!unattended) return 'composer.aboutHeldAttended';
      return leavesIn > SOON ? 'composer.aboutPlanned' : 'composer.aboutHeld';
    case 'sending':
      return 'composer.aboutSending';
    case 'sent':
      return error === null ? 'composer.aboutSent' : 'composer.aboutSentFailed';
    case 'unknown':
      return 'composer.aboutUnknown';
    case 'filed':
      return refused.length > 0 ? 'composer.aboutSentPartly' : 'composer.aboutFiled';
    case 'refused':
      if (error === null && refused.length === 0) return 'composer.aboutTakenBack';
      return refused.length > 0 && refused.length < recipients.length
        ? 'composer.aboutRefusedSome'
        : 'composer.aboutRefusedAll';
    case 'deferred':
      return 'composer.aboutDeferred';
    case 'waiting':
      return 'composer.aboutWaiting';
    case 'discarded':
      return 'composer.aboutDiscarded';
  }
}
