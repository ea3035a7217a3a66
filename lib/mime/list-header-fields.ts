import type { HeaderField } from '#lib/mail/header-field.ts';

/** Octets of a header block that are looked at. */
const LONGEST = 1024 * 1024;
const MOST = 10_000;

/**
 * The fields of a raw header block (RFC 5322 §2.2), in their order: unfolded, trimmed, not decoded. Bytes are read as UTF-8 where they are
 * valid UTF-8, else as Latin-1. Reads the first megabyte and 10,000 fields, stops at the empty line. Linear.
 */
export function listHeaderFields(headers: Buffer): HeaderField[] {
  const fields: HeaderField[] = [];
  let open: { readonly name: string; readonly lines: string[] } | undefined;
  const close = (): void => {
    if (open) fields.push({ name: open.name, value: open.lines.join('').trim() });
    open = undefined;
  };
  for (const line of headerLines(headers.subarray(0, LONGEST))) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      open?.lines.push(line);
      continue;
    }
    close();
    if (line === '' || fields.length >= MOST) break;
    const colon = line.indexOf(':');
    if (colon > 0 && colon <= 200) open = { name: fieldName(line.slice(0, colon)), lines: [line.slice(colon + 1)] };
  }
  close();
  return fields;
}

/**
 * Blanks before the colon (§4.5.8) are no part of a name. One field keeps them, and is nobody's then: the server that takes forged
 * results away may not know it by such a name.
 */
function fieldName(written: string): string {
  const name = written.toLowerCase();
  const plain = name.replace(/[ \t]+$/, '');
  return plain === 'authentication-results' ? name : plain;
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
