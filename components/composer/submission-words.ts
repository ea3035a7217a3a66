import type { SubmissionState, SubmissionView } from '#lib/contract/index.ts';
import type { TextKey } from '#lib/i18n/index.ts';
import type { BannerProps } from '#components/ui/index.ts';

/** Who has the next move: the person, Tupai, or nobody any more. */
export type Turn = 'person' | 'tupai' | 'nobody';

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

/** What the screen calls the state of a message on its way. */
export const stateWords = (submission: Pick<SubmissionView, 'state' | 'error'>): StateWords => {
  const words = STATES[submission.state];
  return submission.state === 'sent' && submission.error !== null ? { ...words, tone: 'warn', turn: 'person' } : words;
};

/** What Tupai knows about the message, said so that the person can decide. */
export function aboutSubmission({ state, error, refused, recipients }: SubmissionView): TextKey {
  switch (state) {
    case 'queued':
      return 'composer.aboutQueued';
    case 'sending':
      return 'composer.aboutSending';
    case 'sent':
      return error === null ? 'composer.aboutSent' : 'composer.aboutSentFailed';
    case 'unknown':
      return 'composer.aboutUnknown';
    case 'filed':
      return refused.length > 0 ? 'composer.aboutSentPartly' : 'composer.aboutFiled';
    case 'refused':
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
