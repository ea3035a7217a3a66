import type { FetchMessageObject } from 'imapflow';
import type { BodyPart } from '../mail/body-part.ts';
import type { Envelope } from '../mail/envelope.ts';
import type { Flag } from '../mail/flags.ts';
import type { Uid } from '../mail/message-ref.ts';
import { atom, atoms } from './command-tokens.ts';
import type { Token } from './imapflow-internals.ts';
import { isoDate, readEnvelope } from './read-envelope.ts';
import { cleanPreview } from './clean-preview.ts';
import type { Lane } from './lane.ts';
import { readFields, type Priority } from './read-fields.ts';
import { readStructure } from './read-structure.ts';

/** A message as lists need it. */
export interface ListedMessage {
  readonly uid: Uid;
  readonly flags: readonly Flag[];
  readonly envelope: Envelope;
  /** INTERNALDATE, ISO 8601; `''` when the server's cannot be read. */
  readonly received: string;
  /** RFC822.SIZE in octets. */
  readonly size: number;
  /** `null` when the server gives none, or one that nests too deeply. */
  readonly structure: BodyPart | null;
  /** The beginning of its text in one line of at most 200 characters, `''` when it has none; `null` when nobody looked yet. */
  readonly preview: string | null;
  /** List-Id without its angle brackets (RFC 2919), `''` for mail of no list. */
  readonly listId: string;
  readonly priority: Priority;
}

/** Always these, for a row and for an open message. */
export const ROW_ITEMS: readonly Token[] = atoms(
  'UID',
  'FLAGS',
  'INTERNALDATE',
  'RFC822.SIZE',
  'ENVELOPE',
  'BODYSTRUCTURE',
);

/** Always these fields (a header that is asked for once is kept in Dovecot's index for good). */
const FIELDS: Token = {
  type: 'ATOM',
  value: 'BODY.PEEK',
  section: [atom('HEADER.FIELDS'), atoms('LIST-ID', 'X-PRIORITY', 'IMPORTANCE')] as never, // a list in it is compiled, too
};

/** What the row of a list is made of; the preview only as far as the server has it at hand (RFC 8970 §3.2). */
export const listItems = (lane: Lane): readonly Token[] =>
  lane.has('PREVIEW') ? [...ROW_ITEMS, FIELDS, atom('PREVIEW'), [atom('LAZY')]] : [...ROW_ITEMS, FIELDS];

/** What is left for a message whose header the server or the parser cannot read. */
export const BARE_ITEMS: readonly Token[] = atoms('UID', 'FLAGS', 'INTERNALDATE', 'RFC822.SIZE');

/** `BODY.PEEK[section]<offset.length>`: never sets \Seen. */
export const bodyItem = (section: string, offset: number, length: number): Token => ({
  type: 'ATOM',
  value: 'BODY.PEEK',
  section: section ? [{ type: 'ATOM', value: section }] : [],
  partial: [offset, length],
});

/** `BINARY.PEEK[section]<offset.length>`: as `bodyItem`, without the transfer encoding (RFC 3516). */
export const binaryItem = (section: string, offset: number, length: number): Token => ({
  type: 'ATOM',
  value: 'BINARY.PEEK',
  section: [{ type: 'ATOM', value: section }],
  partial: [offset, length],
});

/** `BINARY.SIZE[section]`: octets of a part without its transfer encoding, exactly (RFC 3516 §4.3). */
export const binarySizeItem = (section: string): Token => ({
  type: 'ATOM',
  value: 'BINARY.SIZE',
  section: [{ type: 'ATOM', value: section }],
});

export const UID_ONLY: readonly Token[] = [atom('UID')];

export const readRow = ({
  uid,
  flags,
  envelope,
  internalDate,
  size,
  bodyStructure,
  headers,
  preview,
  leftOut,
}: FetchMessageObject): ListedMessage => ({
  uid,
  flags: [...(flags ?? [])],
  envelope: readEnvelope(envelope, leftOut),
  received: isoDate(internalDate),
  size: size ?? 0,
  structure: readStructure(bodyStructure),
  preview: preview === undefined || preview === null ? null : cleanPreview(preview),
  ...readFields(headers),
});
