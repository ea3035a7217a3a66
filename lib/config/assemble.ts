import type { BlockList } from 'node:net';
import { AppError } from '../errors.ts';
import type { DatabaseAddress } from './parse-values.ts';
import type { SettingValues } from './settings.ts';

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` or nothing at all, or `none` (loopback, or by an explicit switch). */
  readonly tls: 'tls' | 'starttls' | 'none';
  /** PEM file of a private authority; `''` for the system's. */
  readonly ca: string;
  /** SHA-256 of the one accepted certificate, lower-case hex; `''` for the ordinary check. */
  readonly pin: string;
  /** Name in the certificate when it differs from the host; `''` for the host. */
  readonly servername: string;
}

/** A PostgreSQL database and how to reach it. */
export interface StoreServer extends DatabaseAddress {
  /** `tls`: required and verified; `none`: loopback, a socket, or by an explicit switch. */
  readonly tls: 'tls' | 'none';
  /** PEM file of a private authority; `''` for the system's. */
  readonly ca: string;
  /** Name in the certificate when it differs from the host; `''` for the host. */
  readonly servername: string;
}

/** Everything an administrator may decide. Times in milliseconds, sizes in octets. */
export interface Config {
  /** At least one; all with the same path. */
  readonly publicUrls: readonly URL[];
  readonly listen: { readonly host: string; readonly port: number };
  readonly imap: ServerConfig;
  /** Of one account, 1 to 5. */
  readonly imapConnections: number;
  /** Of the process. */
  readonly imapMaxConnections: number;
  readonly smtp: ServerConfig & {
    readonly auth: 'user' | 'none' | 'fixed';
    readonly user: string;
    readonly password: string;
  };
  readonly sieve: ServerConfig;
  readonly carddav: {
    readonly on: boolean;
    /** Scheme, host and port of servers that may be anywhere. */
    readonly hosts: readonly string[];
    /** PEM file for them; `''` for the system's authorities. */
    readonly ca: string;
  };
  /** `null`: there is no directory. */
  readonly ldap:
    | (Omit<ServerConfig, 'pin'> & {
        /** `''` signs in without a name. */
        readonly bindDn: string;
        readonly password: string;
        readonly base: string;
        /** RFC 4515. */
        readonly filter: string;
        /** Attributes. */
        readonly searched: readonly string[];
        readonly names: readonly string[];
        readonly mails: readonly string[];
      })
    | null;
  readonly trustedProxies: BlockList;
  /** Names in lower case (RFC 8601 §2.5). */
  readonly trustedAuthserv: readonly string[];
  /** Who gets reports of phishing; `''` for nobody. */
  readonly abuseAddress: string;
  readonly dataDir: string;
  /** `null`: an SQLite file in `dataDir`. */
  readonly store: StoreServer | null;
  /** `''` until lib/session has made and kept one. */
  readonly secret: string;
  readonly session: { readonly idle: number; readonly absolute: number; readonly keep: number };
  readonly productName: string;
  readonly language: 'auto' | 'en' | 'id';
  readonly loginDomain: string;
  readonly mailDomain: string;
  readonly identities: 'name' | 'address';
  readonly unattended: 'on' | 'send-only' | 'off';
  /** Seconds. */
  readonly undoSend: number;
  readonly remoteImages: boolean;
  readonly maxMessageBytes: number;
  readonly maxRecipients: number;
  /** Messages of one account; 0: no limit. */
  readonly maxSentPerHour: number;
  /** Of JavaScript; read by scripts/start.mjs. */
  readonly heapBytes: number;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  readonly passClientAddress: boolean;
  /** `null`: no numbers. */
  readonly metrics: { readonly host: string; readonly port: number; readonly accounts: boolean } | null;
  /** Login names in lower case. */
  readonly imapTrace: readonly string[];
}

/** Puts single values together and checks what only shows together. @throws AppError config.invalid */
export function assemble(values: SettingValues): Config {
  const server = <P extends 'IMAP' | 'SMTP' | 'SIEVE'>(prefix: P): ServerConfig => ({
    host: values[`TUPAI_${prefix}_HOST`],
    port: values[`TUPAI_${prefix}_PORT`],
    tls: values[`TUPAI_${prefix}_TLS`],
    ca: values[`TUPAI_${prefix}_CA`],
    pin: values[`TUPAI_${prefix}_PIN`],
    servername: values[`TUPAI_${prefix}_SERVERNAME`],
  });
  const assembled: Config = {
    publicUrls: values.TUPAI_PUBLIC_URLS,
    listen: values.TUPAI_LISTEN,
    imap: server('IMAP'),
    imapConnections: values.TUPAI_IMAP_CONNECTIONS,
    imapMaxConnections: values.TUPAI_IMAP_MAX_CONNECTIONS,
    smtp: {
      ...server('SMTP'),
      auth: values.TUPAI_SMTP_AUTH,
      user: values.TUPAI_SMTP_USER,
      password: values.TUPAI_SMTP_PASSWORD,
    },
    sieve: server('SIEVE'),
    carddav: {
      on: values.TUPAI_CARDDAV === 'on',
      hosts: values.TUPAI_CARDDAV_HOSTS,
      ca: values.TUPAI_CARDDAV_CA,
    },
    ldap:
      values.TUPAI_LDAP_HOST === ''
        ? null
        : {
            host: values.TUPAI_LDAP_HOST,
            port: values.TUPAI_LDAP_PORT,
            tls: values.TUPAI_LDAP_TLS,
            ca: values.TUPAI_LDAP_CA,
            servername: values.TUPAI_LDAP_SERVERNAME,
            bindDn: values.TUPAI_LDAP_BIND_DN,
            password: values.TUPAI_LDAP_PASSWORD,
            base: values.TUPAI_LDAP_BASE,
            filter: values.TUPAI_LDAP_FILTER,
            searched: values.TUPAI_LDAP_SEARCHED,
            names: values.TUPAI_LDAP_NAMES,
            mails: values.TUPAI_LDAP_MAILS,
          },
    trustedProxies: values.TUPAI_TRUSTED_PROXIES,
    trustedAuthserv: values.TUPAI_TRUSTED_AUTHSERV,
    abuseAddress: values.TUPAI_ABUSE_ADDRESS,
    dataDir: values.TUPAI_DATA_DIR,
    store: values.TUPAI_STORE_URL && {
      ...values.TUPAI_STORE_URL,
      tls: values.TUPAI_STORE_URL.host.startsWith('/') ? 'none' : values.TUPAI_STORE_TLS,
      ca: values.TUPAI_STORE_CA,
      servername: values.TUPAI_STORE_SERVERNAME,
    },
    secret: values.TUPAI_SECRET,
    session: {
      idle: values.TUPAI_SESSION_IDLE,
      absolute: values.TUPAI_SESSION_ABSOLUTE,
      keep: values.TUPAI_SESSION_KEEP,
    },
    productName: values.TUPAI_PRODUCT_NAME,
    language: values.TUPAI_LANGUAGE,
    loginDomain: values.TUPAI_LOGIN_DOMAIN,
    mailDomain: values.TUPAI_MAIL_DOMAIN,
    identities: values.TUPAI_IDENTITIES,
    unattended: values.TUPAI_UNATTENDED,
    undoSend: values.TUPAI_UNDO_SEND,
    remoteImages: values.TUPAI_REMOTE_IMAGES === 'on',
    maxMessageBytes: values.TUPAI_MAX_MESSAGE,
    maxRecipients: values.TUPAI_MAX_RECIPIENTS,
    maxSentPerHour: values.TUPAI_MAX_SENT_PER_HOUR,
    heapBytes: values.TUPAI_HEAP,
    logLevel: values.TUPAI_LOG_LEVEL,
    passClientAddress: values.TUPAI_PASS_CLIENT_ADDRESS,
    metrics: values.TUPAI_METRICS_LISTEN && { ...values.TUPAI_METRICS_LISTEN, accounts: values.TUPAI_METRICS_ACCOUNTS },
    imapTrace: values.TUPAI_IMAP_TRACE,
  };
  const faults = faultsTogether(assembled, values.TUPAI_ALLOW_CLEAR_TEXT);
  if (faults.length > 0) throw new AppError('config.invalid', { detail: faults.join('\n') });
  return assembled;
}

function faultsTogether(config: Config, allowClearText: boolean): string[] {
  const faults: string[] = [];
  if (new Set(config.publicUrls.map((url) => url.pathname)).size > 1)
    faults.push('TUPAI_PUBLIC_URLS is wrong: all addresses must end in the same path, because a build knows one.');
  if (config.smtp.auth === 'fixed' && !(config.smtp.user && config.smtp.password))
    faults.push('TUPAI_SMTP_USER and TUPAI_SMTP_PASSWORD are missing; TUPAI_SMTP_AUTH=fixed needs both.');
  const servers = {
    IMAP: config.imap,
    SMTP: config.smtp,
    SIEVE: config.sieve,
    ...(config.store && { STORE: config.store }),
    ...(config.ldap && { LDAP: config.ldap }),
  };
  for (const [name, { tls, host }] of Object.entries(servers))
    if (tls === 'none' && !allowClearText && !isLoopback(host))
      faults.push(
        `TUPAI_${name}_TLS is wrong: ${host} is another machine, so passwords would cross the network readable. ` +
          `Use ${name === 'STORE' ? '' : 'starttls or '}tls, or set TUPAI_ALLOW_CLEAR_TEXT=yes if you accept that.`,
      );
  return faults;
}

/** This machine: loopback, or a socket. */
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^(?:127\.|\/)/.test(host);
