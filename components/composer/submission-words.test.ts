import { describe, expect, it } from 'vitest';
import { SUBMISSION_STATES, type SubmissionView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { aboutSubmission, stateWords } from './submission-words.ts';

const submission: SubmissionView = {
  id: '0'.repeat(32),
  state: 'queued',
  subject: 'Rapat',
  recipients: ['a@x.test', 'b@x.test'],
  refused: [],
  error: null,
  detail: '',
  why: 'unknown',
  createdAt: '2026-01-01T00:00:00Z',
  retryAt: null,
  sendAt: null,
  leavesIn: null,
  unattended: true,
};
const refused = [{ address: 'b@x.test', reason: '550 no', why: 'unknown' as const }];

describe('what became of a message', () => {
  it('is said in both languages for every state', () => {
    for (const locale of ['en', 'id'] as const) {
      const { t } = createTexts(locale, 'UTC', new Date(0));
      for (const state of SUBMISSION_STATES) {
        expect(t(stateWords({ state, error: null }).label)).not.toContain('composer.');
        expect(t(aboutSubmission({ ...submission, state }))).not.toContain('composer.');
      }
    }
  });

  it('is the person’s turn where only a person can decide', () => {
    const turn = (state: SubmissionView['state'], error: string | null = null) => stateWords({ state, error }).turn;
    expect(SUBMISSION_STATES.filter((state) => turn(state) === 'person')).toEqual(['unknown', 'refused', 'waiting']);
    expect(turn('sent', 'quota.exceeded')).toBe('person');
  });

  it('never claims that nobody got it when some did', () => {
    expect(aboutSubmission({ ...submission, state: 'filed', refused })).toBe('composer.aboutSentPartly');
    expect(aboutSubmission({ ...submission, state: 'refused', refused })).toBe('composer.aboutRefusedSome');
    expect(aboutSubmission({ ...submission, state: 'refused', refused, recipients: ['b@x.test'] })).toBe(
      'composer.aboutRefusedAll',
    );
  });
});
