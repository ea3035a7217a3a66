import type { ImapAttributeList } from 'imapflow';
import { valueText, type Token } from './imapflow-internals.ts';

/** A command as it was sent, with every string as `"…"` and every literal as its size: names, words and texts stay private. */
export function maskCommand(name: string, tokens: readonly Token[]): string {
  return [name, ...tokens.map((token) => maskToken(token, (size) => `{${size}}`))].join(' ');
}

/** @param literal what stands for a literal of so many octets. */
export function maskToken(token: Token, literal: (size: number) => string): string {
  if (isList(token)) return `(${token.map((one) => maskToken(one, literal)).join(' ')})`;
  const { type, value, section, partial } = token;
  if (type === 'LITERAL') return literal(Buffer.isBuffer(value) ? value.length : Buffer.byteLength(String(value)));
  if (type === 'STRING') return '"…"';
  const inside = section ? `[${section.map(sectionText).join(' ')}]` : '';
  return `${String(value)}${inside}${partial ? `<${partial.join('.')}>` : ''}`;
}

const sectionText = (one: ImapAttributeList[number] | ImapAttributeList): string =>
  Array.isArray(one) ? `(${one.map(sectionText).join(' ')})` : valueText(one);

const isList = (token: Token): token is readonly Token[] => Array.isArray(token);

const MAX_LINE = 2000;
/** Without these a line may hold what a message says, or a mailbox's name, as bare words. */
const TELLING = /^(?:\* (?:\d+ )?[A-Z0-9-]+|[A-Z0-9]+ (?:OK|NO|BAD))/i;

/** A line of the server, likewise; of a challenge nothing is shown. */
export function maskResponse(line: Buffer, literals: readonly Buffer[]): string {
  const text = line.toString('latin1', 0, 64 * 1024);
  if (text.startsWith('+')) return '+ …';
  if (!TELLING.test(text)) return `… (${line.length} octets)`;
  let nth = 0;
  const masked = text
    .replace(/"(?:[^"\\]|\\[^])*(?:"|$)/g, '"…"')
    .replace(/\{\d+\+?\}\r?\n?/g, () => `{${literals[nth++]?.length ?? 0}}`)
    .replace(/[^\x20-\x7e…]/g, '?');
  return masked.length > MAX_LINE ? `${masked.slice(0, MAX_LINE)}… (${line.length} octets)` : masked;
}
