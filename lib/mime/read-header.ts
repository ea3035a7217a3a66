/** Octets of a header block that are looked at. */
const LONGEST = 1024 * 1024;

/**
 * The values of one header in a raw header block (RFC 5322 §2.2), in their order: unfolded, trimmed, not decoded. Bytes are
 * read as UTF-8 where they are valid UTF-8, else as Latin-1. Reads the first megabyte, stops at the empty line; `[]` when
 * there is no such header. Linear.
 */
export function readHeader(headers: Buffer, name: string): string[] {
  const values: string[] = [];
  const wanted = name.toLowerCase();
  let lines: string[] | undefined;
  for (const line of headerLines(headers.subarray(0, LONGEST))) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      lines?.push(line);
      continue;
    }
    if (lines) values.push(lines.join('').trim());
    lines = undefined;
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0 && colon <= 200 && line.slice(0, colon).trimEnd().toLowerCase() === wanted)
      lines = [line.slice(colon + 1)];
  }
  if (lines) values.push(lines.join('').trim());
  return values;
}

function* headerLines(headers: Buffer): Generator<string> {
  let from = 0;
  while (from < headers.length) {
    const end = headers.indexOf(0x0a, from);
    const to = end < 0 ? headers.length : end;
    yield asText(headers.subarray(from, headers[to - 1] === 0x0d && to > from ? to - 1 : to));
    from = to + 1;
  }
}

function asText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}
