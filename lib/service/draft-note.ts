import { readHeader } from '#lib/mime/index.ts';

/**
 * What a draft in the mailbox must remember and no message may carry: a header of our own, in front of the stored draft only. Another
 * program that edits the draft leaves it out, and then the draft's own headers count.
 */
export interface DraftNote {
  readonly identity: string;
  /** As typed: half an address is not lost. */
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  /** Keys of the message that this answers or forwards. */
  readonly originalMailbox: string;
  readonly originalMessage: string;
  readonly originalFlag: '' | 'answered' | 'forwarded';
  readonly keepCopy: boolean;
  /** Wishes for the message (lib/mail/message-options.ts), and when it is to leave, as the field for it writes it. */
  readonly options: readonly string[];
  readonly sendAt: string;
  /** Who saved it: a page with this composer open. */
  readonly writer: string;
}

const NAME = 'X-Tupai-Draft';

/** The header with its line end, folded (RFC 5322 §2.2.3). */
export function writeDraftNote(note: DraftNote): string {
  const text = Buffer.from(JSON.stringify(note)).toString('base64');
  return `${NAME}: ${text.match(/.{1,70}/g)?.join('\r\n ') ?? ''}\r\n`;
}

/** The note of a draft. Hostile, for anybody may append to Drafts: `undefined` unless every field is as we write it. */
export function readDraftNote(headers: Buffer): DraftNote | undefined {
  const [value] = readHeader(headers, NAME.toLowerCase());
  if (value === undefined) return undefined;
  let note: unknown;
  try {
    note = JSON.parse(Buffer.from(value.replace(/\s+/g, ''), 'base64').toString('utf8'));
  } catch {
    return undefined; // not ours
  }
  return isDraftNote(note) ? { ...LATER, ...note } : undefined;
}

/** What notes of earlier versions do not have. */
const LATER = { options: [], sendAt: '', writer: '' } as const satisfies Partial<DraftNote>;

const isMissingOr = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);

const TEXTS = ['identity', 'to', 'cc', 'bcc', 'originalMailbox', 'originalMessage'] as const;

function isDraftNote(value: unknown): value is DraftNote {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const flag = fields.get('originalFlag');
  return (
    TEXTS.every((name) => typeof fields.get(name) === 'string') &&
    (flag === '' || flag === 'answered' || flag === 'forwarded') &&
    typeof fields.get('keepCopy') === 'boolean' &&
    isMissingOr(fields.get('options'), Array.isArray) &&
    ['sendAt', 'writer'].every((name) => isMissingOr(fields.get(name), (one) => typeof one === 'string'))
  );
}
