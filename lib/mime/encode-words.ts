/** Octets of UTF-8 in one word, so that it stays under the 75 characters of RFC 2047 §2. */
const OCTETS = 45;

/** Text as RFC 2047 encoded words in base64 UTF-8, one to a folded line. Never splits a character; `''` for no text. */
export function encodeWords(text: string): string {
  const words: string[] = [];
  let chunk = '';
  let octets = 0;
  for (const char of text.toWellFormed()) {
    const length = Buffer.byteLength(char);
    if (octets + length > OCTETS) {
      words.push(word(chunk));
      chunk = '';
      octets = 0;
    }
    chunk += char;
    octets += length;
  }
  if (chunk !== '') words.push(word(chunk));
  return words.join('\r\n ');
}

const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
