import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Client } from 'ldapts';
import { TIMES, type Config } from '#lib/config.ts';
import { processWide } from '#lib/process-wide.ts';

type Settings = NonNullable<Config['ldap']>;

interface Held {
  opening?: Promise<Client> | undefined;
  /** Closes it after a while without work. */
  timer?: NodeJS.Timeout | undefined;
}
const slot = (): Held => processWide('ldap', () => ({}));

/** Lends the one connection of this process, opened when there is none; one that has died meanwhile is opened anew, once. */
export async function withDirectory<T>(settings: Settings, work: (client: Client) => Promise<T>): Promise<T> {
  const held = slot();
  const kept = held.opening;
  if (kept) {
    const client = await kept.catch(() => undefined);
    if (client?.isConnected) {
      try {
        return await inTime(work(client));
      } catch (cause) {
        if (client.isConnected) throw cause;
      } finally {
        rest(held, client);
      }
    }
  }
  if (held.opening === kept) held.opening = open(settings);
  const client = await (held.opening ?? open(settings));
  try {
    return await inTime(work(client));
  } finally {
    rest(held, client);
  }
}

/** Closes the connection, if there is one. */
export async function stopDirectory(): Promise<void> {
  const held = slot();
  clearTimeout(held.timer);
  const client = await held.opening?.catch(() => undefined);
  held.opening = undefined;
  if (client?.isConnected) await client.unbind();
}

function rest(held: Held, client: Client): void {
  clearTimeout(held.timer);
  held.timer = setTimeout(() => {
    held.opening = undefined;
    if (client.isConnected) void client.unbind().catch(() => undefined); // it is gone either way
  }, TIMES.ldapWarm).unref();
}

async function open({ host, port, tls, ca, servername, bindDn, password }: Settings): Promise<Client> {
  const secure = {
    host,
    ...(ca === '' ? {} : { ca: readFileSync(ca, 'utf8'), allowPartialTrustChain: true }), // the file may hold the one certificate
    ...(servername === '' ? {} : { servername }),
  };
  const bracketed = host.includes(':') ? `[${host}]` : host;
  const client = new Client({
    url: `${tls === 'tls' ? 'ldaps' : 'ldap'}://${bracketed}:${String(port)}`,
    timeout: TIMES.ldap,
    connectTimeout: TIMES.ldap,
    ...(tls === 'tls' ? { tlsOptions: secure } : {}),
    createConnection: once(connect), // a second one would go on without TLS and without signing in
  });
  try {
    if (tls === 'starttls') await inTime(client.startTLS(secure));
    await inTime(client.bind(bindDn, password)); // an empty name: anonymous (RFC 4513 §5.1.1)
    return client;
  } catch (cause) {
    if (client.isConnected) await client.unbind();
    throw cause;
  }
}

function once(make: typeof connect): typeof connect {
  let made = false;
  const guarded = (...args: Parameters<typeof connect>): ReturnType<typeof connect> => {
    if (made) throw new Error('the connection to the directory has ended');
    made = true;
    return make(...args);
  };
  return guarded as typeof connect;
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the directory did not answer in time')), TIMES.ldap);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
