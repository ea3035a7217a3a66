import { config } from '#lib/config.ts';

/**
 * Where a change comes from. `same`: a page of ours, by the browser's word. `foreign`: somebody else's page, or one without
 * an origin (`null`: a sandboxed frame, as a message body is). `unknown`: the browser says nothing (lynx, w3m, old ones);
 * then the form's token must decide.
 */
export function judgeOrigin(headers: Headers): 'same' | 'foreign' | 'unknown' {
  const origin = headers.get('origin');
  if (origin !== null) return config().publicUrls.some((url) => url.origin === origin) ? 'same' : 'foreign';
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' ? 'same' : 'foreign';
  return 'unknown';
}
