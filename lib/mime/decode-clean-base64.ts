const LINE_END = 0x0a;

/**
 * Decodes base64 that is as it should be, which nearly all is, in one go of Node's own: whole groups of four letters and white space, nothing
 * else. Begins at a group, and leaves the last line, where padding may stand, to whoever looks at each letter.
 *
 * @param out gets the octets at `to`.
 * @returns up to where it read and wrote; `undefined`, with nothing written, where anything else stands between.
 */
export function decodeCleanBase64(
  chunk: Buffer,
  from: number,
  out: Buffer,
  to: number,
): { readonly read: number; readonly written: number } | undefined {
  const end = endOfGroups(chunk, from);
  if (end - from < 4) return undefined;
  let octets: string;
  try {
    octets = atob(chunk.toString('latin1', from, end));
  } catch {
    return undefined; // a letter that is none (unlike `Buffer`, which skips some and takes others for letters)
  }
  if (octets.length % 3 !== 0) return undefined; // its last group is cut
  return { read: end, written: to + out.write(octets, to, 'latin1') };
}

/** Behind the last line end but one; where there are no lines, a little before the end. */
function endOfGroups(chunk: Buffer, from: number): number {
  const last = chunk.lastIndexOf(LINE_END);
  if (last < from) return from + Math.max(0, Math.floor((chunk.length - from - 4) / 4) * 4);
  return last === 0 ? from : Math.max(from, chunk.lastIndexOf(LINE_END, last - 1) + 1);
}
