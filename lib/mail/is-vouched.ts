import { baseDomain, domainOf } from './base-domain.ts';
import type { TrustedChecks } from './trusted-checks.ts';

/**
 * Whether a server that may be believed confirms that a message is from the domain its From says: DMARC passed, or a good DKIM
 * signature of that domain. SPF alone is about the envelope, and nothing is said without checks.
 */
export function isVouched(checks: TrustedChecks | null, sender: string): boolean {
  const own = baseDomain(domainOf(sender));
  if (!checks || own === '' || checks.dmarc?.result === 'fail') return false;
  const isOwn = (domain: string): boolean => baseDomain(domain) === own;
  if (checks.dmarc?.result === 'pass' && (checks.dmarc.domain === '' || isOwn(checks.dmarc.domain))) return true;
  return checks.dkim.some(({ result, domain }) => result === 'pass' && isOwn(domain));
}
