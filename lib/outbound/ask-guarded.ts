import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { config, TIMES } from '#lib/config.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { checkUrl } from './check-url.ts';
import { ask, readAnswer, type Appetite, type OutboundAnswer, type Question } from './exchange.ts';
import { namedPolicy, outboundPolicy, type NamedService, type OutboundPolicy } from './outbound-policy.ts';

export interface GuardedQuestion extends Question, Appetite {
  /** As the person or the other server wrote it. */
  readonly url: string;
  /** Milliseconds for everything together. */
  readonly deadline?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface GuardedAnswer extends OutboundAnswer {
  readonly headers: IncomingHttpHeaders;
}

/**
 * Asks a server of the person's own choice once: no redirect is followed, the caller judges where one leads. The public internet over
 * https only, or a place that the administrator listed (TUPAI_CARDDAV_HOSTS), which may be anywhere. Answers with any status.
 *
 * @throws AppError remote.refused | remote.unreachable | remote.unfit as fetchGuarded; the signal's own reason when it ended this
 */
export async function askGuarded(question: GuardedQuestion): Promise<GuardedAnswer> {
  const late = AbortSignal.timeout(question.deadline ?? TIMES.outboundTotal);
  const signal = question.signal ? AbortSignal.any([late, question.signal]) : late;
  try {
    const policy = policyOf(question.url);
    const place = checkUrl(question.url, policy);
    if (place.url.protocol !== 'https:' && !policy.nearby) throw new AppError('remote.refused');
    const response = await ask(place, question, policy, signal);
    const { headers } = response;
    return { ...(await readAnswer(response, question)), headers };
  } catch (cause) {
    question.signal?.throwIfAborted();
    throw isAppError(cause) ? cause : new AppError('remote.unreachable', { cause });
  }
}

/** Servers that a domain names for its address books (RFC 6764 §3), best first. Never throws: most domains name none. */
export const findServices = async (domain: string, signal?: AbortSignal): Promise<readonly NamedService[]> => {
  const late = AbortSignal.timeout(TIMES.outboundTotal);
  return (await outboundPolicy().services?.(domain, signal ? AbortSignal.any([late, signal]) : late)) ?? [];
};

function policyOf(url: string): OutboundPolicy {
  const { hosts, ca } = config().carddav;
  const isListed = URL.canParse(url) && hosts.includes(new URL(url).origin);
  return isListed ? namedPolicy(ca === '' ? undefined : readFileSync(ca, 'utf8')) : outboundPolicy();
}
