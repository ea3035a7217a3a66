import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Coordinates, ImapProfile } from './coordinates.ts';
import { deliverMail } from './deliver-mail.ts';
import { ImapSocket } from './imap-socket.ts';
import { rawMessage, type MessageParts } from './raw-message.ts';

export interface UserOptions {
  /** Local part of login and address. Default: a new name. */
  readonly name?: string;
  readonly password?: string;
  readonly displayName?: string;
  /** Limit of the mailbox in bytes; none by default. */
  readonly quotaBytes?: number;
  /** Dovecot's mail_location. Default: Maildir in the home directory. */
  readonly mailLocation?: string;
  /** Signs in as `name` alone, as system users do; the address is then `name@pam.tupai.test`. */
  readonly withoutDomain?: boolean;
}

export interface TestUser {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly address: string;
  readonly displayName: string;
  /** A second client, signed in. The caller logs it out; the end of the server closes it as well. */
  readonly imap: (profile?: ImapProfile) => Promise<ImapSocket>;
  /** Delivers `count` copies by LMTP, as Postfix would; resolves when they are in the mailbox. */
  readonly deliver: (message: string | Buffer | MessageParts, count?: number) => Promise<void>;
  /** Puts a message into a mailbox as another client would; resolves with its UID. */
  readonly append: (
    mailbox: string,
    message: string | Buffer | MessageParts,
    flags?: string[],
    date?: Date,
  ) => Promise<number>;
  /** Makes a mailbox and subscribes it. */
  readonly createMailbox: (path: string) => Promise<void>;
  readonly count: (mailbox: string) => Promise<number>;
  readonly uids: (mailbox: string) => Promise<number[]>;
  readonly flags: (mailbox: string, uid: number) => Promise<string[]>;
  /** The raw values of the Subject fields, oldest first. */
  readonly subjects: (mailbox: string) => Promise<string[]>;
  /** The message as it is stored, byte for byte. */
  readonly raw: (mailbox: string, uid: number) => Promise<Buffer>;
  readonly mailboxes: () => Promise<string[]>;
  /** Resolves with the UID of the first message whose Subject holds `text`, as soon as it is there. @throws Error after 10 s */
  readonly waitFor: (mailbox: string, text: string) => Promise<number>;
}

/** Makes an account by writing its passwd-file: Dovecot looks at every login, nothing needs a restart. Mailbox paths are those of the profile `full`. */
export async function createUser(server: Coordinates, options: UserOptions = {}): Promise<TestUser> {
  const name = options.name ?? `u${randomBytes(6).toString('hex')}`;
  const password = options.password ?? randomBytes(9).toString('base64url');
  const address = `${name}@${options.withoutDomain ? 'pam.' : ''}${server.domain}`;
  const login = options.withoutDomain ? name : address;
  const extra = [
    ...(options.quotaBytes ? [`userdb_quota_rule=*:storage=${options.quotaBytes}B`] : []),
    ...(options.mailLocation ? [`userdb_mail=${options.mailLocation}`] : []),
  ];
  const home = join(server.dir, 'mail', address.toLowerCase());
  const line = `{PLAIN.b64}${Buffer.from(password).toString('base64')}:::${options.displayName ?? ''}:${home}::${extra.join(' ')}\n`;
  // LMTP looks for the address, IMAP for the login: the same home stands under both.
  for (const key of new Set([login, address])) await writeAtomically(join(server.dir, 'users', key), `${key}:${line}`);

  const imap = async (profile: ImapProfile = 'full'): Promise<ImapSocket> => {
    const socket = await ImapSocket.connect(server.imap[profile]);
    await socket.login(login, password);
    return socket;
  };
  const withImap = async <T>(use: (socket: ImapSocket) => Promise<T>): Promise<T> => {
    const socket = await imap();
    try {
      return await use(socket);
    } finally {
      await socket.logout();
    }
  };
  const source = (message: string | Buffer | MessageParts): Buffer =>
    Buffer.isBuffer(message)
      ? message
      : Buffer.from(
          typeof message === 'string' ? message.replace(/\r?\n/g, '\r\n') : rawMessage({ to: address, ...message }),
        );

  return {
    name,
    login,
    password,
    address,
    displayName: options.displayName ?? '',
    imap,
    deliver: (message, count = 1) => deliverMail(server.lmtp, address, source(message), count),
    append: (mailbox, message, flags = [], date) =>
      withImap((socket) => socket.append(mailbox, source(message), flags, date)),
    createMailbox: (path) => withImap((socket) => socket.createMailbox(path)),
    count: (mailbox) => withImap((socket) => socket.count(mailbox)),
    uids: (mailbox) => withImap((socket) => socket.uids(mailbox)),
    flags: (mailbox, uid) => withImap((socket) => socket.flags(mailbox, uid)),
    subjects: (mailbox) => withImap((socket) => socket.subjects(mailbox)),
    raw: (mailbox, uid) => withImap((socket) => socket.raw(mailbox, uid)),
    mailboxes: () => withImap((socket) => socket.mailboxes()),
    waitFor: (mailbox, text) => withImap((socket) => socket.waitFor(mailbox, text)),
  };
}

async function writeAtomically(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o644 });
  await rename(draft, path);
}
