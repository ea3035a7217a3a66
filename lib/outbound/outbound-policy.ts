import { Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { processWide } from '#lib/process-wide.ts';
import { isPublicAddress } from './is-public-address.ts';

/** Who may be asked. Tests that serve from this machine put their own in its place; nothing else may. */
export interface OutboundPolicy {
  /** Addresses of a name, best first; empty when it has none. */
  resolve(host: string, signal: AbortSignal): Promise<readonly string[]>;
  mayConnect(address: string): boolean;
  mayUsePort(port: number): boolean;
  /** PEM of an authority to trust instead of the system's. */
  readonly ca?: string;
}

/** The public internet, at the ports of the web. */
const PUBLIC_WEB: OutboundPolicy = {
  resolve: askNameServers,
  mayConnect: (address) => isPublicAddress(address) && !isOwnAddress(address),
  mayUsePort: (port) => port === 80 || port === 443,
};

export const outboundPolicy = (): OutboundPolicy => processWide('outbound-policy', () => PUBLIC_WEB);

/** This machine may trust itself more than it trusts others, under its public address as well. */
const isOwnAddress = (address: string): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((own) => own.address === address));

/** By the name servers alone: names that stand only in this machine's own files mean machines nearby. */
async function askNameServers(host: string, signal: AbortSignal): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const stop = (): void => resolver.cancel();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
