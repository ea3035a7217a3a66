import { BOOK_SETTINGS } from './book-settings.ts';
import * as read from './parse-values.ts';
import { serverSettings as server } from './server-settings.ts';

/** One thing an administrator may decide. docs/configuration.md is printed from this table, and the reader obeys it. */
export interface Setting {
  readonly about: string;
  /** As it would be written in the file; `undefined` when it must be given. */
  readonly fallback: string | undefined;
  readonly parse: (text: string) => unknown;
  /** True when it may come from a file named by `<NAME>_FILE` and must never be logged. */
  readonly secret?: true;
}

const imap = server('IMAP', 'localhost', '143', 'starttls');
const smtp = server('submission (SMTP)', 'localhost', '587', 'starttls');
const sieve = server('ManageSieve', 'localhost', '4190', 'starttls');

export const SETTINGS = {
  TUPAI_PUBLIC_URLS: {
    about:
      'Addresses under which people open Tupai, separated by commas; the path, if any, is the sub-path (`https://mail.example.org/webmail`). Requests for another host are refused.',
    fallback: undefined,
    parse: read.publicUrls,
  },
  TUPAI_LISTEN: { about: 'Address and port Tupai listens on.', fallback: '127.0.0.1:3000', parse: read.listen },
  TUPAI_IMAP_HOST: imap.host,
  TUPAI_IMAP_PORT: imap.port,
  TUPAI_IMAP_TLS: imap.tls,
  TUPAI_IMAP_CA: imap.ca,
  TUPAI_IMAP_PIN: imap.pin,
  TUPAI_IMAP_SERVERNAME: imap.servername,
  TUPAI_IMAP_CONNECTIONS: {
    about:
      'Most connections to the IMAP server for one account, 1 to 5. Tupai works with 1; a second one brings news at once, a third one keeps long work out of the way.',
    fallback: '3',
    parse: read.between(1, 5),
  },
  TUPAI_IMAP_MAX_CONNECTIONS: {
    about:
      'Most connections to the IMAP server for all accounts together; beyond it those that were quiet longest are closed. Each costs the server 4 to 10 MB.',
    fallback: '1000',
    parse: read.count,
  },
  TUPAI_SMTP_HOST: smtp.host,
  TUPAI_SMTP_PORT: smtp.port,
  TUPAI_SMTP_TLS: smtp.tls,
  TUPAI_SMTP_CA: smtp.ca,
  TUPAI_SMTP_PIN: smtp.pin,
  TUPAI_SMTP_SERVERNAME: smtp.servername,
  TUPAI_SMTP_AUTH: {
    about:
      'Who signs in to the submission server: `user` (the person, with the mailbox password), `none`, or `fixed` (one login for all).',
    fallback: 'user',
    parse: read.oneOf('user', 'none', 'fixed'),
  },
  TUPAI_SMTP_USER: { about: 'Login for `TUPAI_SMTP_AUTH=fixed`.', fallback: '', parse: read.text },
  TUPAI_SMTP_PASSWORD: { about: 'Password for `TUPAI_SMTP_AUTH=fixed`.', fallback: '', parse: read.text, secret: true },
  TUPAI_SIEVE_HOST: sieve.host,
  TUPAI_SIEVE_PORT: sieve.port,
  TUPAI_SIEVE_TLS: sieve.tls,
  TUPAI_SIEVE_CA: sieve.ca,
  TUPAI_SIEVE_PIN: sieve.pin,
  TUPAI_SIEVE_SERVERNAME: sieve.servername,
  TUPAI_ALLOW_CLEAR_TEXT: {
    about:
      'Accept `none` as TLS mode for servers on other machines. Passwords and mail then cross the network readable.',
    fallback: 'no',
    parse: read.yesNo,
  },
  ...BOOK_SETTINGS,
  TUPAI_TRUSTED_PROXIES: {
    about:
      'Addresses or networks of the web servers in front, separated by commas; only theirs `X-Forwarded-For` counts.',
    fallback: '',
    parse: read.networks,
  },
  TUPAI_TRUSTED_AUTHSERV: {
    about:
      'Names (authserv-id, the first word of `Authentication-Results`) of the servers whose checks of a sender (SPF, DKIM, DMARC) Tupai shows, separated by commas. They must remove such fields under their names from incoming mail, as OpenDKIM, OpenDMARC and Rspamd do, and let no mail from outside pass unchecked (Postfix: `milter_default_action = tempfail`): of mail that was not checked, Tupai would believe what its sender wrote. Empty: none is believed.',
    fallback: '',
    parse: read.names,
  },
  TUPAI_ABUSE_ADDRESS: {
    about:
      'Address to which people may send a copy of mail that they report as phishing, e.g. `abuse@example.org`. They are asked each time. Empty: reports stay in the mailbox.',
    fallback: '',
    parse: read.mailAddress,
  },
  TUPAI_DATA_DIR: {
    about: 'Directory for the database, the secret and messages on their way out.',
    fallback: '.tupai',
    parse: read.text,
  },
  TUPAI_STORE_URL: {
    about:
      'PostgreSQL database for what Tupai keeps besides mail: `postgres://user:password@host/database`, or `postgres://user@%2Fvar%2Frun%2Fpostgresql/database` for a socket. Empty: an SQLite file in the data directory.',
    fallback: '',
    parse: read.storeUrl,
    secret: true,
  },
  TUPAI_STORE_TLS: {
    about:
      'How the connection to PostgreSQL is protected: `tls` (required, certificate checked), or `none` (only to this machine). A socket needs neither.',
    fallback: 'tls',
    parse: read.oneOf('tls', 'none'),
  },
  TUPAI_STORE_CA: {
    about:
      "PEM file of a private certificate authority to trust for it, or of the server's own certificate, which is then the only one accepted; empty: the system's.",
    fallback: '',
    parse: read.text,
  },
  TUPAI_STORE_SERVERNAME: {
    about: 'Name expected in the certificate when it is not the host name.',
    fallback: '',
    parse: read.text,
  },
  TUPAI_SECRET: {
    about: 'Server key, at least 32 characters. Empty: made at the first start and kept in the data directory.',
    fallback: '',
    parse: read.secret,
    secret: true,
  },
  TUPAI_SESSION_IDLE: {
    about: 'Time without a click after which a session ends.',
    fallback: '30m',
    parse: read.duration,
  },
  TUPAI_SESSION_ABSOLUTE: { about: 'Longest life of a session.', fallback: '12h', parse: read.duration },
  TUPAI_SESSION_KEEP: {
    about: 'Longest life of a session with "stay signed in"; `0s` hides the choice.',
    fallback: '30d',
    parse: read.duration,
  },
  TUPAI_PRODUCT_NAME: { about: 'Name shown on every page.', fallback: 'Tupai', parse: read.text },
  TUPAI_LANGUAGE: {
    about: "Language for people who chose none: `auto` (the browser's), `en` or `id`.",
    fallback: 'auto',
    parse: read.oneOf('auto', 'en', 'id'),
  },
  TUPAI_LOGIN_DOMAIN: {
    about: 'Appended to a login typed without `@` (virtual users).',
    fallback: '',
    parse: read.domain,
  },
  TUPAI_MAIL_DOMAIN: {
    about: 'Domain of the address of people who sign in without `@` (system users): `budi` writes as `budi@domain`.',
    fallback: '',
    parse: read.domain,
  },
  TUPAI_IDENTITIES: {
    about: 'What people may change of their identities: `name` (name and signature) or `address` (also the address).',
    fallback: 'name',
    parse: read.oneOf('name', 'address'),
  },
  TUPAI_UNATTENDED: {
    about:
      'Work that is done while its person is not signed in, with the password kept encrypted for that one piece of work: `on`, `send-only` (messages to be sent later, but no snoozed ones), or `off`.',
    fallback: 'on',
    parse: read.oneOf('on', 'send-only', 'off'),
  },
  TUPAI_UNDO_SEND: {
    about:
      'Seconds for which a message can be taken back after "Send", for people who chose nothing else: 0 to 30. It waits on this server meanwhile, encrypted password included, so that it leaves on time when the page is closed.',
    fallback: '10',
    parse: read.between(0, 30),
  },
  TUPAI_REMOTE_IMAGES: {
    about:
      'Whether people may have remote images of messages fetched by this server: `on` (nothing is fetched before they ask for it), or `off`.',
    fallback: 'on',
    parse: read.oneOf('on', 'off'),
  },
  TUPAI_MAX_MESSAGE: {
    about: 'Largest message with its attachments, before encoding.',
    fallback: '50MB',
    parse: read.bytes,
  },
  TUPAI_MAX_RECIPIENTS: { about: 'Most recipients of one message.', fallback: '500', parse: read.count },
  TUPAI_MAX_SENT_PER_HOUR: {
    about:
      'Most messages that one account may send within an hour; what is more stays with its writer. It slows down whoever got hold of a password; `0`: no limit.',
    fallback: '200',
    parse: read.between(0, 1_000_000),
  },
  TUPAI_HEAP: {
    about:
      'Most memory that JavaScript may hold; its caches take up to 256 MB of it. The whole process can be some 200 MB larger.',
    fallback: '768MB',
    parse: read.bytes,
  },
  TUPAI_LOG_LEVEL: {
    about: 'How much is logged to standard output.',
    fallback: 'info',
    parse: read.oneOf('error', 'warn', 'info', 'debug'),
  },
  TUPAI_METRICS_LISTEN: {
    about:
      'Address and port of the numbers for Prometheus (`/metrics`, no sign-in); a port alone is on this machine only. Empty: there are none.',
    fallback: '',
    parse: read.listenOrNot,
  },
  TUPAI_METRICS_ACCOUNTS: {
    about: 'Show accounts by name in the numbers for Prometheus, instead of by a hash.',
    fallback: 'no',
    parse: read.yesNo,
  },
  TUPAI_IMAP_TRACE: {
    about:
      'Login names, separated by commas, whose IMAP connections are written down in `imap-trace` of the data directory: commands and answers without passwords, names, words and texts.',
    fallback: '',
    parse: read.names,
  },
  TUPAI_PASS_CLIENT_ADDRESS: {
    about:
      "Tell the IMAP and SMTP servers each person's own address (IMAP ID, XCLIENT), so that their limits hit the right one.",
    fallback: 'yes',
    parse: read.yesNo,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type SettingValues = { readonly [Name in SettingName]: ReturnType<(typeof SETTINGS)[Name]['parse']> };
