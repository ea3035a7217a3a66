import { createHash } from 'node:crypto';

/** One MIME entity in base64: its header fields, an empty line, its content. */
export function mimeLeaf(type: string, bytes: Buffer | string, fields: Readonly<Record<string, string>> = {}): string {
  const encoded = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  const further = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return `Content-Type: ${type}\r\n${further.join('')}Content-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`;
}

/** A multipart entity around others; the same children always give the same bytes. `parameters` begin with `; `. */
export function mimeMultipart(kind: string, children: readonly string[], parameters = ''): string {
  const boundary = `=_${createHash('sha1').update(children.join()).digest('hex').slice(0, 20)}`;
  const inside = children.map((child) => `--${boundary}\r\n${child}`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"${parameters}\r\n\r\n${inside}--${boundary}--\r\n`;
}

/** Header fields of a file to download (RFC 2231 name). */
export const attachedAs = (name: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
});
