/** A body with the signature of an identity below its `-- ` line (RFC 3676 §4.3); the body itself when there is none. */
export function withSignature(body: string, signature: string): string {
  const text = signature
    .replace(/\r\n?/g, '\n')
    .replace(/^-- ?\n/, '')
    .trimEnd();
  if (text === '') return body;
  const block = `-- \n${text}`;
  return `\n${block}` === body.trimEnd() || body.trimEnd().endsWith(`\n${block}`) ? body : `${body}\n${block}\n`;
}
