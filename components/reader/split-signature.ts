const DASHES = '-- ';
/** Lines; longer ones are no signature. */
const LONGEST = 15;

/** A text and the signature below its last `-- ` (RFC 3676 §4.3), that line with it; `''` where there is none. Joined by a line end they are the text. */
export function splitSignature(text: string): { body: string; signature: string } {
  const lines = text.split('\n');
  const at = lines.lastIndexOf(DASHES);
  if (at < 0 || lines.length - at - 1 > LONGEST) return { body: text, signature: '' };
  return { body: lines.slice(0, at).join('\n'), signature: lines.slice(at).join('\n') };
}
