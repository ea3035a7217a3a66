import { lookup, Resolver } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { processWide } from '#lib/process-wide.ts';
import { isPublicAddress } from './is-public-address.ts';

/** Who may be asked. Tests that serve from this machine put their own in its place; nothing else may. */
export interface OutboundPolicy {
  /** Addresses of a name, best first; empty when it has none. */
  resolve(host: string, signal: AbortSignal): Promise<readonly string[]>;
  mayConnect(address: string): boolean;
  mayUsePort(port: number): boolean;
  /** Names that mean something in this house only may be asked as well. */
  readonly nearby?: boolean;
  /** Servers that a domain names for a service (RFC 6764), best first; empty when it names none. */
  services?(domain: string, signal: AbortSignal): Promise<readonly NamedService[]>;
  /** PEM of an authority to trust instead of the system's. */
  readonly ca?: string;
}

/** A server of a service, as name servers tell it: SRV, and the path of a TXT record beside it (`''` without one). */
export interface NamedService {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

/** The public internet, at the ports of the web. */
const PUBLIC_WEB: OutboundPolicy = {
  ...byNameServers(),
  mayConnect: (address) => isPublicAddress(address) && !isOwnAddress(address),
  mayUsePort: (port) => port === 80 || port === 443,
};

export const outboundPolicy = (): OutboundPolicy => processWide('outbound-policy', () => PUBLIC_WEB);

/** For a place that the administrator named: it may be anywhere, and its name may stand in this machine's own files. */
export const namedPolicy = (ca: string | undefined): OutboundPolicy => ({
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayConnect: () => true,
  mayUsePort: () => true,
  nearby: true,
  ...(ca === undefined ? {} : { ca }),
});

/** This machine may trust itself more than it trusts others, under its public address as well. */
const isOwnAddress = (address: string): boolean =>
  Object.values(networkInterfaces()).some((list) => list?.some((own) => own.address === address));

/**
 * By the name servers alone: names that stand only in this machine's own files mean machines nearby.
 *
 * @param servers their addresses, with a port where it is not 53; without them those that this machine asks.
 */
export function byNameServers(servers?: readonly string[]): Required<Pick<OutboundPolicy, 'resolve' | 'services'>> {
  const asking = async <T>(signal: AbortSignal, work: (resolver: Resolver) => Promise<T>): Promise<T> => {
    const resolver = new Resolver({ timeout: 2000, tries: 2 });
    if (servers) resolver.setServers(servers);
    const stop = (): void => resolver.cancel();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await work(resolver);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
  return {
    resolve: (host, signal) =>
      asking(signal, async (resolver) => {
        const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
        return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      }),
    services: (domain, signal) => asking(signal, (resolver) => askForServices(resolver, domain)),
  };
}

/** SRV and TXT of `_carddavs._tcp`; the service without TLS is never asked. */
async function askForServices(resolver: Resolver, domain: string): Promise<readonly NamedService[]> {
  const name = `_carddavs._tcp.${domain}`;
  const [servers, texts] = await Promise.allSettled([resolver.resolveSrv(name), resolver.resolveTxt(name)]);
  if (servers.status === 'rejected') return []; // most domains name none
  const words = texts.status === 'fulfilled' ? texts.value.map((parts) => parts.join('')) : [];
  const path = words.find((one) => one.startsWith('path='))?.slice('path='.length) ?? '';
  return servers.value
    .filter(({ name: host }) => host !== '' && host !== '.')
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
    .map(({ name: host, port }) => ({ host, port, path }));
}
