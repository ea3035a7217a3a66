import { BUILD_HEADER, buildId } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { checkStore } from '#lib/service/index.ts';
import { apiHeaders } from './answers.ts';
import { checkHost } from './check-host.ts';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Says that the process answers, and by 503 that its database does not; asks nothing else, so that a slow mail server restarts
 * nobody. A monitor on this machine may ask by a loopback address; any other host that is not ours gets 421, as everywhere.
 */
export async function answerHealth({ headers }: Request): Promise<Response> {
  const type = { 'Content-Type': 'text/plain; charset=utf-8', [BUILD_HEADER]: buildId };
  try {
    if (!LOOPBACK.test(headers.get('host') ?? '')) checkHost(headers);
    if (await checkStore()) return new Response('ok\n', { headers: apiHeaders(type) });
    return new Response('The database does not answer.\n', { status: 503, headers: apiHeaders(type) });
  } catch (cause) {
    if (!isAppError(cause)) throw cause;
    return new Response('This is not the place.\n', { status: 421, headers: apiHeaders(type) });
  }
}
