import type { FetchMessageObject, MessageEnvelopeObject } from 'imapflow';
import { parseBodystructure, parseEnvelope, parseUintValue } from 'imapflow/lib/tools.js';
import { MAX_ADDRESSES } from './read-envelope.ts';
import { isList, ValueReader, type Value } from './value-reader.ts';

const HEAD = /^\* (\d{1,10}) FETCH \(/i;

/**
 * A FETCH response straight from its bytes: the items of a list row (UID, FLAGS, INTERNALDATE, RFC822.SIZE, ENVELOPE,
 * BODYSTRUCTURE, BODY[HEADER.FIELDS (…)], PREVIEW, MODSEQ) or of an opened message (BODY[HEADER] and BODY[1.2] as literals) in the very objects that imapflow makes of them, at a fraction of its time. Only plain, well-formed
 * answers are taken.
 *
 * @returns `undefined` for everything else, which is then imapflow's to parse.
 */
export function parseFetch(line: Buffer, literals: readonly Buffer[]): FetchMessageObject | undefined {
  const head = HEAD.exec(line.toString('latin1', 0, 24));
  if (!head) return undefined;
  const text = line.toString();
  const reader = new ValueReader(text, head[0].length, literals);
  const row: FetchMessageObject = { seq: Number(head[1]), uid: 0, id: '' };
  for (;;) {
    const key = reader.key();
    if (key === undefined || !reader.skip(' ')) return undefined;
    const envelope = key.toUpperCase() === 'ENVELOPE';
    const value = reader.value(2, envelope ? MAX_ADDRESSES : Infinity);
    if (value === undefined || !setItem(row, key.toUpperCase(), value)) return undefined;
    if (reader.leftOut > 0) row.leftOut = reader.leftOut;
    if (reader.skip(' ')) continue;
    return reader.skip(')') && reader.atEnd ? row : undefined;
  }
}

/** @returns false for an item or a value that is not ours. */
function setItem(row: FetchMessageObject, key: string, value: Value): boolean {
  const list = isList(value) ? value : undefined;
  switch (key) {
    case 'UID':
      row.uid = number(value);
      return row.uid > 0;
    case 'RFC822.SIZE':
      row.size = number(value);
      return row.size >= 0;
    case 'FLAGS':
      row.flags = new Set();
      for (const one of list ?? []) {
        const flag = plain(one);
        if (flag === undefined) return false;
        row.flags.add(flag);
      }
      return list !== undefined;
    case 'INTERNALDATE':
      row.internalDate = new Date(plain(value) ?? NaN);
      return !Number.isNaN(row.internalDate.getTime());
    case 'MODSEQ': {
      const modseq = plain(list?.[0]) ?? '';
      if (!/^\d{1,19}$/.test(modseq)) return false;
      row.modseq = BigInt(modseq);
      return true;
    }
    case 'ENVELOPE':
      if (list) row.envelope = envelopeOf(list);
      return list !== undefined;
    case 'BODYSTRUCTURE':
      if (list) row.bodyStructure = parseBodystructure([...list] as never);
      return list !== undefined;
    case 'PREVIEW':
      row.preview = value && !isList(value) ? String(value.value) : null; // a literal is UTF-8 (RFC 8970 §4)
      return !list;
    case 'HEADER.FIELDS': {
      const octets = value && !isList(value) ? value.value : undefined;
      if (Buffer.isBuffer(octets)) row.headers = octets;
      return Buffer.isBuffer(octets);
    }
    default:
      return setSection(row, key, value);
  }
}

/** Sections are taken as literals, which is how servers send them; what is quoted or missing is left to imapflow. */
function setSection(row: FetchMessageObject, key: string, value: Value): boolean {
  const section = /^BODY\[(.+)\]$/.exec(key)?.[1];
  const octets = value && !isList(value) ? value.value : undefined;
  if (section === undefined || !Buffer.isBuffer(octets)) return false;
  if (section === 'HEADER') row.headers = octets;
  else (row.bodyParts ??= new Map<string, Buffer>()).set(section, octets);
  return true;
}

/**
 * As imapflow makes it, with two things made once instead of three times: Sender and Reply-To are mostly the same as From, and stand
 * in the same object then; and the date, of which imapflow makes text to see whether it is one.
 */
function envelopeOf([
  date = null,
  subject = null,
  from = null,
  sender = null,
  replyTo = null,
  ...others
]: readonly Value[]): MessageEnvelopeObject {
  const [sameSender, sameReplyTo] = [isSame(from, sender), isSame(from, replyTo)];
  const rest = [null, subject, from, sameSender ? null : sender, sameReplyTo ? null : replyTo, ...others];
  const envelope: MessageEnvelopeObject = parseEnvelope(rest as never);
  if (envelope.from && sameSender) envelope.sender = envelope.from;
  if (envelope.from && sameReplyTo) envelope.replyTo = envelope.from;
  const sent = date && !isList(date) && date.value ? String(date.value) : undefined;
  if (sent === undefined) return envelope;
  const read = new Date(sent);
  envelope.date = Number.isNaN(read.getTime()) ? (sent as never) : read; // text, too, is what imapflow gives
  return envelope;
}

/** Whether two lists of addresses were written alike. */
function isSame(one: Value, other: Value): boolean {
  if (!isList(one) || !isList(other) || one.length !== other.length) return false;
  return one.every((address, at) => {
    const [mine, theirs]: readonly (Value | undefined)[] = [address, other[at]];
    return (
      isList(mine) &&
      isList(theirs) &&
      mine.length === theirs.length &&
      mine.every((field, nth) => written(field) !== undefined && written(field) === written(theirs[nth]))
    );
  });
}

/** Text of an atom or quoted string, `''` for NIL; `undefined` for lists and literals. */
const written = (value: Value | undefined): string | undefined => {
  const text = value ? (isList(value) ? undefined : value.value) : '';
  return typeof text === 'string' ? text : undefined;
};

/** Text of an atom or quoted string; `undefined` for NIL, lists and literals. */
const plain = (value: Value | undefined): string | undefined => {
  const text = value && !isList(value) ? value.value : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

const number = (value: Value): number => {
  const parsed = parseUintValue(plain(value) ?? '', 10);
  return parsed === false ? -1 : parsed;
};
