/** What the dictionary holds before the first octet ([MS-OXRTFCP] §2.1.2.1). */
const START =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const SIZE = 4096;
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
/** Octets of rich text that are read; the rest is left out. */
const MOST = 8_000_000;

/** Undoes the compression of rich text in Outlook's mail ([MS-OXRTFCP]). `''` for what is none. Stops at 8 MB, never loops. */
export function inflateRtf(bytes: Buffer): string {
  if (bytes.length < 16) return '';
  const kind = bytes.readUInt32LE(8);
  if (kind === PLAIN) return bytes.toString('latin1', 16, 16 + MOST);
  if (kind !== COMPRESSED) return '';
  const dictionary = Buffer.alloc(SIZE);
  let write = dictionary.write(START, 'latin1');
  const out = Buffer.alloc(Math.min(MOST, bytes.readUInt32LE(4)));
  let length = 0;
  const put = (octet: number): void => {
    if (length < out.length) out[length++] = octet;
    dictionary[write] = octet;
    write = (write + 1) % SIZE;
  };
  let at = 16;
  while (at < bytes.length && length < out.length) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length && length < out.length; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const from = pair >> 4;
      if (from === write) return out.toString('latin1', 0, length); // the mark of the end
      for (let nth = 0; nth < (pair & 15) + 2; nth += 1) put(dictionary[(from + nth) % SIZE] ?? 0);
    }
  }
  return out.toString('latin1', 0, length);
}
