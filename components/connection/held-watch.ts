import { SEND_GRACE, type OutputOf, type SubmissionView, type listSubmissions } from '#lib/contract/index.ts';

/** A message that can be taken back, or what became of it. `gone`: sent; `stuck`: it needs its person. */
export interface HeldView {
  readonly id: string;
  readonly subject: string;
  readonly state: 'held' | 'leaving' | 'gone' | 'stuck';
  /** Seconds of the page's clock. */
  readonly leavesAt: number;
}

/** What leaves later than this (s) was planned for then; the outbox tells of it. */
const SOON = 60;
/** How long (s) it says that a message was sent. */
const SAID = 6;

/** What a page knows of messages that can still be taken back. Times are seconds of a clock that starts when the page was answered. */
export class HeldWatch {
  readonly #rows = new Map<string, HeldView & { readonly until?: number }>();

  constructor(outbox: readonly SubmissionView[]) {
    this.hear({ submissions: [...outbox], done: [] }, 0);
  }

  /** Takes in what the outbox holds, as it was at `at`. */
  hear({ submissions, done }: OutputOf<typeof listSubmissions>, at: number): void {
    const ended = new Map(done.map(({ id, state }) => [id, state]));
    const open = new Map(submissions.map((one) => [one.id, one]));
    for (const [id, row] of this.#rows) {
      if (open.has(id) || row.until !== undefined) continue;
      if (ended.get(id) === 'filed') this.#rows.set(id, { ...row, state: 'gone', until: at + SAID });
      else this.#rows.delete(id); // taken back, here or elsewhere
    }
    for (const [id, one] of [...open].reverse()) {
      const { subject, leavesIn } = one;
      const row = this.#rows.get(id);
      if (leavesIn !== null && leavesIn <= SOON * 1000)
        this.#rows.set(id, { id, subject, state: 'held', leavesAt: at + leavesIn / 1000 });
      else if (!row || row.until !== undefined) continue;
      else if (leavesIn !== null) this.#rows.delete(id);
      else if (one.state === 'sent' && one.error === null)
        this.#rows.set(id, { ...row, state: 'gone', until: at + SAID });
      else
        this.#rows.set(id, { ...row, state: one.state === 'queued' || one.state === 'sending' ? 'leaving' : 'stuck' });
    }
  }

  /** What is to be shown, the oldest first. A message whose time has come can no longer be taken back. */
  rows(now: number): readonly HeldView[] {
    return [...this.#rows.values()]
      .filter(({ until }) => until === undefined || until > now)
      .map(({ id, subject, state, leavesAt }) => ({
        id,
        subject,
        leavesAt,
        state: state === 'held' && leavesAt - SEND_GRACE <= now ? 'leaving' : state,
      }));
  }
}
