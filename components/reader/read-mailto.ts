/** What a mailto link (RFC 6068) puts into a new message; never an attachment. */
export function readMailto(href: string): { to: string; cc?: string; bcc?: string; subject?: string; body?: string } {
  const url = new URL(href);
  const field = (name: string): string | undefined => url.searchParams.get(name)?.slice(0, 5_000);
  const fields = { cc: field('cc'), bcc: field('bcc'), subject: field('subject'), body: field('body') };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...given, to: decodePath(url.pathname) };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray per cent sign
  }
}
