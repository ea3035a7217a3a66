import type { MailboxCounts, MailboxList, ServerEvent } from '#lib/contract/index.ts';

/** Messages came into a mailbox: those from a number on. */
export interface NewMail {
  /** Key. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly from: number;
  /** A change of ours put messages there just now, too: what is old came by that. */
  readonly mixed: boolean;
}

/** So long after a change of ours, in milliseconds, its messages may show up in the counts. */
const ECHO = 10_000;

/** Knows by events which mailboxes new mail came to, and whether we put it there ourselves. */
export class NewMailWatch {
  readonly #known = new Map<string, MailboxCounts>();
  /** By mailbox: when one of our own changes put messages there. */
  readonly #ours = new Map<string, number>();

  /** Takes the counts of a folder list in: its own are what was there before. @returns what came since the last one */
  counted({ mailboxes }: Pick<MailboxList, 'mailboxes'>): readonly NewMail[] {
    return mailboxes.flatMap((one) => this.#compare(one.key, one));
  }

  /** @returns what came by this event */
  hear(event: ServerEvent): readonly NewMail[] {
    if (event.type !== 'stale' && event.type !== 'patch') return [];
    const { mailbox, counts } = event;
    const arrives = event.type === 'stale' || event.change === 'arrived';
    if (arrives && typeof event.operation === 'string') this.#ours.set(mailbox, Date.now());
    return counts ? this.#compare(mailbox, counts) : [];
  }

  #compare(mailbox: string, now: MailboxCounts): readonly NewMail[] {
    const before = this.#known.get(mailbox);
    this.#known.set(mailbox, now);
    const { uidValidity, uidNext } = now;
    if (!before || before.uidNext === 0 || before.uidValidity !== uidValidity || uidNext <= before.uidNext) return [];
    const mixed = Date.now() - (this.#ours.get(mailbox) ?? -Infinity) < ECHO;
    return [{ mailbox, uidValidity, from: before.uidNext, mixed }];
  }
}
