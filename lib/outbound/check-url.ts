import { isIP } from 'node:net';
import { AppError } from '#lib/errors.ts';
import type { OutboundPolicy } from './outbound-policy.ts';

const LONGEST = 4096;
/** Names that only mean something on this machine or in this house (RFC 6761, 6762, 7686, 8375). */
const NEARBY = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|onion|home\.arpa)$/;

/** Where a URL leads, as it will be connected to. */
export interface CheckedUrl {
  readonly url: URL;
  /** Without brackets and without a final dot. */
  readonly host: string;
  /** The host when it is an address already. */
  readonly address: string | undefined;
  readonly port: number;
}

/**
 * Reads a URL that somebody else wrote. The text decides nothing about addresses but their spelling: what is connected to is
 * judged by {@link OutboundPolicy} when it is known.
 *
 * @throws AppError remote.refused for anything but http and https, with a user name, to another port, or to a name without a dot
 */
export function checkUrl(text: string, policy: OutboundPolicy): CheckedUrl {
  const refuse = (): never => {
    throw new AppError('remote.refused');
  };
  if (text.length > LONGEST || !URL.canParse(text)) return refuse();
  const url = new URL(text);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    return refuse();
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const address = isIP(host) > 0 ? host : undefined;
  if (!address && !policy.nearby && (!host.includes('.') || NEARBY.test(host))) return refuse();
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!policy.mayUsePort(port)) return refuse();
  return { url, host, address, port };
}
