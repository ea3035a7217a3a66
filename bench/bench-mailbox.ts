/** An INBOX that tasks are measured in. */
export interface BenchMailbox {
  /** Local part of its owner. */
  readonly user: string;
  /** As rows call it. */
  readonly name: string;
  readonly format: 'Maildir' | 'mdbox';
  /** Plain messages; the special ones come on top. */
  readonly size: number;
}

/** Messages with an HTML body of 100 kB; they are the oldest of each mailbox, followed by those with an attachment of 10 MB. */
export const HTML_MESSAGES = 40;
export const BIG_MESSAGES = 3;
/** Of the account of many folders, with INBOX and the five special ones. */
export const FOLDERS = 506;
export const LOAD_PEOPLE = 32;
/** INBOX of each of those who work at once. */
export const LOAD_SIZE = 2000;

const mailbox = (format: BenchMailbox['format'], size: number): BenchMailbox => ({
  user: `${format.toLowerCase()}-${String(size)}`,
  name: `${format} ${size.toLocaleString('en')}`,
  format,
  size,
});

/** The mailboxes of a run, smallest first. */
export function benchMailboxes({ quick, million }: { quick: boolean; million: boolean }): BenchMailbox[] {
  const sizes = quick ? [100, 10_000] : [100, 10_000, 100_000];
  return [
    ...sizes.flatMap((size) => [mailbox('Maildir', size), mailbox('mdbox', size)]),
    ...(million && !quick ? [mailbox('mdbox', 1_000_000)] : []),
  ];
}
