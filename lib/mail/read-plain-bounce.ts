import { cutText } from './cut-text.ts';
import { isAddress } from './is-address.ts';
import { isMailSystem } from './is-mail-system.ts';

/** What a report in plain words says of one recipient. Hostile text. */
export interface PlainBounceRecipient {
  readonly address: string;
  /** Still being tried. */
  readonly delayed: boolean;
  /** What was said about it, `''` for nothing. */
  readonly words: string;
}

/** What tells a report from other mail, besides its text. */
export interface ReportSigns {
  /** Address of From. */
  readonly from: string;
  readonly subject: string;
  /** The envelope sender was empty (`Return-Path: <>`), as it must be for reports (RFC 5321 §4.5.5). */
  readonly noReturn: boolean;
  /** X-Failed-Recipients (Exim, Gmail). */
  readonly failed: readonly string[];
}

const LONGEST = 64 * 1024;
const MOST = 20;
const WORDS = 1000;

/** Others that report, among other things. */
const DAEMON = /^(?:delivery|bounces?|noreply|no-reply)(?:[+@-]|$)/i;
const SUBJECT =
  /undeliver|delivery (?:status|failure|has failed|incomplete|delayed)|returned mail|failure notice|mail (?:delivery )?fail|non ?-?deliver|could not be (?:delivered|sent)|delivery notification|warning: (?:could not|message .* delayed)|tidak (?:dapat|bisa) (?:dikirim|terkirim)|gagal (?:kirim|terkirim)|unzustellbar/i;
/** Where the copy of the original begins; what it says is no report. */
const ORIGINAL =
  /^(?:-{2,} ?(?:Below this line is a copy of the message|Original message|This is a copy of the message|The header of the original message|Returned message|Unsent message below|Forwarded message|Ursprüngliche Nachricht)|Original message headers:|Original-Message-Header:|----- Original message -----)/im;
const DELAYED =
  /has not (?:yet )?been delivered|delivery (?:has been |is )?delayed|will (?:be retried|continue|keep trying|retry)|no action is required|temporary problem|still trying/i;
const ADDRESS = /[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,10}[\p{L}\p{N}-]{2,63}/gu;

/**
 * The recipients of a report that comes without a machine-readable part, as Exim, qmail, old Exchange, Gmail, Yahoo, Courier and
 * sendmail write them; `[]` when it is no such report. Must look like one from outside (an empty envelope sender or a daemon's name, and a
 * subject or field that says so) and name addresses. At most 64 kB are read and 20 recipients told. Linear.
 *
 * @param text asked for only where all else speaks for a report.
 */
export function readPlainBounce(text: () => string, signs: ReportSigns): PlainBounceRecipient[] {
  const machine = signs.noReturn || isMailSystem(signs.from) || DAEMON.test(signs.from);
  if (!machine || !(signs.failed.length > 0 || SUBJECT.test(signs.subject.slice(0, 500)))) return [];
  const whole = text().slice(0, LONGEST).replace(/\r\n?/g, '\n');
  const told = whole.slice(0, ORIGINAL.exec(whole)?.index ?? LONGEST);
  const delayed = DELAYED.test(told) && !/permanent|fatal|gave up|giving up|will not be (?:retried|tried)/i.test(told);
  const lines = told.split('\n');
  const found = new Map<string, PlainBounceRecipient>();
  for (const [at, line] of lines.entries()) {
    if (found.size >= MOST) break;
    const address = announced(line, lines[at - 1] ?? '');
    if (address === undefined || !isAddress(address) || found.has(address.toLowerCase())) continue;
    found.set(address.toLowerCase(), { address, delayed, words: wordsAfter(lines, at, address) });
  }
  for (const address of signs.failed.slice(0, MOST))
    if (isAddress(address) && !found.has(address.toLowerCase()))
      found.set(address.toLowerCase(), { address, delayed, words: found.size === 0 ? longest(lines, address) : '' });
  const wanted = new Set(signs.failed.map((one) => one.toLowerCase()));
  const all = [...found.values()];
  // Where a field names those who failed, other addresses in the text are something else.
  const named = all.filter(({ address }) => wanted.size === 0 || wanted.has(address.toLowerCase()));
  return named.length > 0 ? named : all;
}

/** An address that stands alone at the beginning of its line, or is said not to have been reached. */
function announced(line: string, before: string): string | undefined {
  const alone =
    /^[\s>*'"“]{0,20}<?([^\s<>'"“”]{3,320}@[^\s<>'"“”:,;]{3,255})>?['"”]?(?=\s*(?:$|[:;,(.]|\bon\b|\.{3}))/.exec(
      line,
    )?.[1];
  if (alone !== undefined) return alone.replace(/[.,;:]+$/, '');
  const said =
    /(?:delivered to|deliver (?:your message |mail |it )?to|recipient:?|address:|reach|kepada|penerima:?)\s*<?$/i;
  for (const match of line.matchAll(ADDRESS)) {
    const head = line.slice(Math.max(0, match.index - 80), match.index);
    if (said.test(head) || (head.trim() === '' && said.test(before.trimEnd()))) return match[0];
  }
  return undefined;
}

/** What is said on the rest of the line and below it, up to the next address or an empty line that ends something. */
function wordsAfter(lines: readonly string[], at: number, address: string): string {
  const line = lines[at] ?? '';
  const rest = line.slice(line.indexOf(address) + address.length).replace(/^[>'"”):;,.\s]+/, '');
  const words = [rest];
  let empty = 0;
  for (const next of lines.slice(at + 1, at + 14)) {
    if (next.trim() === '') {
      empty += 1;
      if (words.join('').trim() !== '' || empty > 2) break;
      continue;
    }
    if (announced(next, '') !== undefined) break;
    words.push(next.trim());
  }
  return cutText(words.join(' ').trim(), WORDS);
}

/** The line that sounds most like a server, for a report that names the address elsewhere. */
const longest = (lines: readonly string[], address: string): string =>
  cutText(
    (
      lines.find((line) => /(?<!\d)[45]\d\d[ -]/.test(line)) ??
      lines.find((line) => line.includes(address) && line.trim().length > address.length + 10) ??
      ''
    ).trim(),
    WORDS,
  );
