import { HIDING } from '#lib/mail/unseen-characters.ts';

const UNFIT = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}/\\\\]|${HIDING}`, 'gu');

/**
 * The header that names a download (RFC 6266): an ASCII name for old browsers, and the whole one in UTF-8 (RFC 8187). The name is
 * hostile: quotes, controls, line ends, path parts and what hides in it never reach the header as themselves.
 */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const clean = name.toWellFormed().replace(UNFIT, '_');
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_').replace(/["%]/g, '_');
  const full = encodeURIComponent(clean).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${full}`;
}
