/**
 * Headers of every page of ours. Scripts run by nonce only; style attributes are allowed because the virtual list places its
 * rows with them; frames are our own /frame; nothing comes from another origin (docs/ARCHITECTURE.md, decision 13).
 *
 * @param over `developing`: `next dev` evaluates scripts and injects styles; `https`: over plain HTTP browsers warn about COOP
 */
export function pageHeaders(
  nonce: string,
  { developing, https }: { readonly developing: boolean; readonly https: boolean },
): Readonly<Record<string, string>> & { readonly 'Content-Security-Policy': string } {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    developing ? "style-src-elem 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "object-src 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(https ? { 'Cross-Origin-Opener-Policy': 'same-origin' } : {}),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-DNS-Prefetch-Control': 'off',
    'Cache-Control': 'no-store',
  };
}
