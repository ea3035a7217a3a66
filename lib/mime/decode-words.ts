import { decodeCharset } from './charset.ts';
import { decodeTransferBytes } from './decode-transfer.ts';

const WORD = /=\?([^?\s*]{1,40})(?:\*[^?\s]{1,20})?\?([bq])\?([^?]*)\?=/giy;

/**
 * A header value with its encoded words (RFC 2047) decoded; whatever isn't one stays as it stands. Words in a row with the
 * same charset are joined before decoding, because programs split characters between them. Linear.
 */
export function decodeWords(value: string): string {
  let out = '';
  let run: { charset: string; bytes: Buffer[] } | undefined;
  const close = (): void => {
    if (run) out += decodeCharset(Buffer.concat(run.bytes), run.charset).text;
    run = undefined;
  };
  let at = 0;
  while (at < value.length) {
    const start = value.indexOf('=?', at);
    const between = value.slice(at, start < 0 ? value.length : start);
    if (!(run && start >= 0 && /^[ \t\r\n]*$/.test(between))) {
      close();
      out += between;
    }
    if (start < 0) break;
    WORD.lastIndex = start;
    const match = WORD.exec(value);
    if (!match) {
      close();
      out += '=?';
      at = start + 2;
      continue;
    }
    const [word, charset = '', encoding = '', text = ''] = match;
    if (run?.charset !== charset.toLowerCase()) close();
    run ??= { charset: charset.toLowerCase(), bytes: [] };
    run.bytes.push(
      decodeTransferBytes(
        Buffer.from(encoding.toLowerCase() === 'q' ? text.replaceAll('_', ' ') : text, 'latin1'),
        encoding.toLowerCase() === 'q' ? 'quoted-printable' : 'base64',
      ),
    );
    at = start + word.length;
  }
  close();
  return out;
}
