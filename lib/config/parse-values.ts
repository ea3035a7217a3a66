import { isIP, type BlockList } from 'node:net';
import { parseNetworks } from './cidr.ts';

/** Readers of single values. Each throws an Error whose message completes "TUPAI_X is wrong: …". */

export const text = (value: string): string => value;

export function oneOf<T extends string>(...choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Error(`"${value}" is not one of ${choices.join(', ')}.`);
    return found;
  };
}

export const yesNo = (value: string): boolean => oneOf('yes', 'no')(value) === 'yes';

export function host(value: string): string {
  if (isIP(value) === 0 && !/^[A-Za-z0-9._-]+$/.test(value))
    throw new Error(`"${value}" is not a host name; give host and port apart.`);
  return value;
}

export const hostOrNot = (value: string): string => (value === '' ? '' : host(value));

/** Names of LDAP attributes (RFC 4512 §1.4), at least one. */
export function attributes(value: string): readonly string[] {
  const names = value.split(',').map((one) => one.trim());
  const wrong = names.find((one) => !/^[A-Za-z][A-Za-z0-9-]*$/.test(one));
  if (wrong !== undefined) throw new Error(`"${wrong}" is not the name of an attribute such as mail.`);
  return names;
}

/** A bare mail address, or nothing. */
export function mailAddress(value: string): string {
  if (value !== '' && !/^[^\s<>@,;]+@[A-Za-z0-9.-]+$/.test(value)) throw new Error(`"${value}" is not a mail address.`);
  return value;
}

export function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65535)
    throw new Error(`"${value}" is not a port between 1 and 65535.`);
  return number;
}

export function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new Error(`"${value}" is not a whole number above 0.`);
  return number;
}

/** A whole number within bounds, both included. */
export const between =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (value === '' || !Number.isInteger(number) || number < least || number > most)
      throw new Error(`"${value}" is not a whole number from ${String(least)} to ${String(most)}.`);
    return number;
  };

export function listen(value: string): { readonly host: string; readonly port: number } {
  const match = /^(?:(.+):)?(\d+)$/.exec(value);
  if (!match) throw new Error(`"${value}" is not an address such as 127.0.0.1:3000.`);
  return { host: (match[1] ?? '127.0.0.1').replace(/^\[|\]$/g, ''), port: port(match[2] ?? '') };
}

export const listenOrNot = (value: string): ReturnType<typeof listen> | null => (value === '' ? null : listen(value));

/** Login names in lower case. */
export const names = (value: string): readonly string[] =>
  value
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean);

export function publicUrls(value: string): readonly URL[] {
  const urls = value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  if (urls.length === 0) throw new Error('it names no address.');
  return urls.map((one) => {
    if (!URL.canParse(one)) throw new Error(`"${one}" is not an address such as https://mail.example.org/webmail.`);
    const url = new URL(one);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new Error(`"${one}" must begin with http:// or https://.`);
    if (url.search || url.hash || url.username) throw new Error(`"${one}" must be host and path only.`);
    url.pathname = url.pathname.replace(/\/+$/, '');
    return url;
  });
}

/** Scheme, host and port each; none is fine. */
export const origins = (value: string): readonly string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      if (!/^https?:\/\//.test(one) || !URL.canParse(one))
        throw new Error(`"${one}" is not an address such as https://dav.example.lan.`);
      return new URL(one).origin;
    });

export function fingerprint(value: string): string {
  const hex = value.replaceAll(':', '').toLowerCase();
  if (hex !== '' && !/^[0-9a-f]{64}$/.test(hex)) throw new Error('it is not a SHA-256 fingerprint of 64 hex digits.');
  return hex;
}

export const networks = (value: string): BlockList => parseNetworks(value);

export function secret(value: string): string {
  if (value !== '' && value.length < 32) throw new Error('a secret needs at least 32 characters.');
  return value;
}

export function domain(value: string): string {
  if (value !== '' && !/^[A-Za-z0-9.-]+$/.test(value))
    throw new Error(`"${value}" is not a domain such as example.org.`);
  return value.toLowerCase();
}

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `30m` → milliseconds. */
export function duration(value: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(value);
  if (!match) throw new Error(`"${value}" is not a time such as 30m, 12h or 7d.`);
  return Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
}

/** `50MB` → octets (1 MB = 1,000,000). */
export function bytes(value: string): number {
  const match = /^(\d{1,6}) ?(kB|MB|GB)$/i.exec(value);
  if (!match) throw new Error(`"${value}" is not a size such as 50MB.`);
  return Number(match[1]) * { kb: 1e3, mb: 1e6, gb: 1e9 }[(match[2] ?? '').toLowerCase() as 'kb' | 'mb' | 'gb'];
}

/** A PostgreSQL database, and who signs in to it. */
export interface DatabaseAddress {
  /** Host name or address; the directory of the socket when it begins with `/`. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** `''` for none. */
  readonly password: string;
  readonly database: string;
}

/** `postgres://user:password@host:5432/database` (each part may be percent-encoded), or nothing. Its errors repeat no part of it: there is a password in it. */
export function storeUrl(value: string): DatabaseAddress | null {
  if (value === '') return null;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const path = /^\/([^/]+)$/.exec(url?.pathname ?? '');
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol) || !url.hostname || !url.username || !path)
    throw new Error('it is not an address such as postgres://tupai:password@db.example.org/tupai.');
  if (url.search || url.hash)
    throw new Error(
      'nothing may follow the name of the database; TUPAI_STORE_TLS says how the connection is protected.',
    );
  try {
    return {
      host: decodeURIComponent(url.hostname).replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 5432 : Number(url.port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(path[1] ?? ''),
    };
  } catch {
    throw new Error('write a percent sign of its own as %25.');
  }
}
