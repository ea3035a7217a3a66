import { z } from 'zod';
import { isContactBook, type ContactBook } from '#lib/mail/contact-book.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { searchLine } from '#lib/mail/search-line.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';

/** Fields that many endpoints share. Plain forms send text, scripts send JSON: each accepts both. */

/** A mailbox key of a URL or form, read back into the mailbox's path. */
export const MailboxPath = z
  .string()
  .min(1)
  .max(4000)
  .transform((key, context) => {
    const path = decodeMailboxKey(key);
    if (path !== undefined) return path;
    context.addIssue({ code: 'custom', message: 'not a mailbox key' });
    return z.NEVER;
  });

/** `1699.42` read into UIDVALIDITY and UID. */
export const MessageKey = z.string().transform((key, context) => {
  const ref = decodeMessageKey(key);
  if (ref) return ref;
  context.addIssue({ code: 'custom', message: 'not a message key' });
  return z.NEVER;
});

const nzNumber = z.coerce.number().int().min(1).max(0xffffffff);
/** Of a message's part (RFC 9051 §6.4.5). */
export const Section = z.string().regex(/^\d{1,4}(?:\.\d{1,4}){0,49}$/);
export const Uid = nzNumber;
export const UidValidity = nzNumber;

/** A field that may come once, often or not at all; always read as a list. */
export const many = <T extends z.ZodType>(item: T, max = 1000) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value]),
    z.array(item).max(max),
  );

/** Messages by UID: one a value, or several as `12,13,14`, so that the box of a conversation stands for all its messages. */
export const Uids = z.preprocess(
  (value) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one) =>
      typeof one === 'string' ? one.split(',').filter(Boolean) : (one ?? []),
    ),
  z.array(Uid).max(20_000), // 100 of each of 200 rows
);

/** A checkbox or JSON boolean: `on`, `1`, `true` are true; missing is false. */
export const Flagged = z.preprocess((value) => isOn(value), z.boolean());

const isOn = (value: unknown): boolean => value === true || value === 'on' || value === '1' || value === 'true';

/** As {@link Flagged}, but missing says nothing. A form sends `off` before its checkbox, so the last value counts. */
export const Switch = z
  .preprocess((value) => isOn(Array.isArray(value) ? value.at(-1) : value), z.boolean())
  .optional();

/** JSON that came as text, as what it means; text that is none stays text, which no shape of an object fits. */
export function readJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value; // refused by the shape behind it
  }
}

/** One line of text: no CR, LF or NUL, which would be a header or command of their own. */
export const Line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\r\n\0]*$/, 'one line only');

/** What somebody searches for (lib/mail/parse-search.ts): any text has a meaning, none is refused. */
export const SearchText = z.string().transform(searchLine).catch('');

/** Text of several lines; line ends are made LF. */
export const Lines = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', ''));

/** An id that Tupai made: 128 random bits as 32 hex digits. */
export const Id = z.string().regex(/^[0-9a-f]{32}$/);

/** A book of contacts. */
export const Book = z.custom<ContactBook>((value) => typeof value === 'string' && isContactBook(value));

/** Path inside Tupai to come back to after a plain form; checked by lib/http, never followed to another origin. */
export const ReturnPath = z.string().max(2000).optional();

/** Nothing to say. */
export const Nothing = z.object({});
