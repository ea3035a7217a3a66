/**
 * The first complete IMAP response of a buffer, literals included, without its final CRLF; `undefined` when more bytes
 * must come first. Text is latin1, so that every byte stays what it was.
 */
export function takeResponse(buffer: Buffer): { response: string; rest: Buffer } | undefined {
  let from = 0;
  for (;;) {
    const end = buffer.indexOf('\r\n', from);
    if (end < 0) return undefined;
    const literal = /\{(\d+)\}$/.exec(buffer.toString('latin1', Math.max(from, end - 24), end));
    if (!literal) return { response: buffer.toString('latin1', 0, end), rest: buffer.subarray(end + 2) };
    from = end + 2 + Number(literal[1]);
    if (buffer.length < from) return undefined;
  }
}
