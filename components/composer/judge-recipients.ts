import { baseDomain, domainOf } from '#lib/mail/base-domain.ts';
import { readableDomain } from '#lib/mail/decode-punycode.ts';
import { knownDomains, lookAlike } from '#lib/mail/look-alike.ts';
import { mixesScripts } from '#lib/mail/mixes-scripts.ts';
import type { Recipient } from './recipient.ts';

/** What is worth a word about somebody that a message goes to. */
export interface Judgement {
  /** Not at a domain of the person's own. */
  readonly isOutside: boolean;
  /** The own domain that this one can be taken for; `''` where it only mixes scripts; `undefined`: nothing is odd. */
  readonly like: string | undefined;
}

/**
 * Judges recipients by the domains that are the person's own.
 *
 * @param own addresses of the person's identities; none: nobody is outside
 */
export function recipientJudge(own: readonly string[]): (recipient: Recipient) => Judgement {
  const domains = own.map(domainOf).filter(Boolean);
  const known = knownDomains(domains);
  const bases = new Set(domains.map(baseDomain));
  return ({ address }) => {
    const domain = domainOf(address);
    if (domain === '' || bases.size === 0 || bases.has(baseDomain(domain)))
      return { isOutside: false, like: undefined };
    const mixed = readableDomain(domain).split('.').some(mixesScripts);
    return { isOutside: true, like: lookAlike(domain, known) ?? (mixed ? '' : undefined) };
  };
}
