import { AppError } from '#lib/errors.ts';
import { publicUrlOf } from '#lib/session/index.ts';

/**
 * The configured address that a request came to, by its Host header alone (RFC 9110 §15.5.20); X-Forwarded-Host and the
 * request's own URL are never asked.
 *
 * @throws AppError request.wrong_host when it is none of ours
 */
export function checkHost(headers: Headers): URL {
  const url = publicUrlOf(headers);
  if (!url) throw new AppError('request.wrong_host');
  return url;
}
