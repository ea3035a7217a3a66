import { decodePath as decodeAsWritten } from 'imapflow/lib/tools.js';

/**
 * The path of a mailbox out of modified UTF-7 (RFC 3501 §5.1.3), where this server writes names so. What is not written so stays as it is.
 * imapflow's own function takes U+FEFF where a stretch begins for a byte order mark and drops it: no server knows the mailbox by what
 * is left.
 */
export function decodePath(lane: Parameters<typeof decodeAsWritten>[0], name: string): string {
  if (decodeAsWritten(lane, name) === name) return name; // also of a server that writes UTF-8
  return name.replace(/&([A-Za-z0-9+,]*)-/g, (written, code: string) => {
    if (code === '') return '&';
    const octets = Buffer.from(code.replaceAll(',', '/'), 'base64');
    return octets.length > 0 && octets.length % 2 === 0 ? octets.swap16().toString('utf16le') : written;
  });
}
