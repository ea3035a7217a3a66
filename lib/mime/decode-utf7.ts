/** Text in UTF-7 (RFC 2152); runs that are not valid stay as they are. Linear. */
export function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)(-?)/g, (run, base64: string, end: string) => {
    if (base64 === '') return end === '-' ? '+' : run;
    const bytes = Buffer.from(base64, 'base64');
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
      .toWellFormed();
  });
}
