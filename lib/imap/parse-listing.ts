import type { ImapAttributeList } from 'imapflow';
import { ValueReader, type Value } from './value-reader.ts';

const HEAD = /^\* (LIST|STATUS) /i;

/** What the handlers of imapflow get of an untagged response. */
export interface Untagged {
  readonly command: 'LIST' | 'STATUS';
  readonly attributes: ImapAttributeList;
}

/**
 * A LIST or STATUS response straight from its bytes, in the tokens that imapflow makes of them, at a fraction of its time: a
 * person may have hundreds of mailboxes. Only plain, well-formed answers are taken.
 *
 * @returns `undefined` for everything else, which is then imapflow's to parse.
 */
export function parseListing(line: Buffer, literals: readonly Buffer[]): Untagged | undefined {
  const head = HEAD.exec(line.toString('latin1', 0, 10));
  if (!head) return undefined;
  const command = head[1]?.toUpperCase() === 'LIST' ? 'LIST' : 'STATUS';
  const reader = new ValueReader(line.toString(), head[0].length, literals);
  const values: Value[] = [];
  const next = (value: Value | undefined): boolean => value !== undefined && values.push(value) > 0;
  const read =
    command === 'LIST'
      ? next(reader.value(1)) && reader.skip(' ') && next(reader.value(1)) && reader.skip(' ') && next(reader.astring())
      : next(reader.astring()) && reader.skip(' ') && next(reader.value(1));
  return read && reader.atEnd ? { command, attributes: values as ImapAttributeList } : undefined;
}
