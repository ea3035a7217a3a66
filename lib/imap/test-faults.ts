import { Readable } from 'node:stream';
import { currentMailserver, startFaultProxy, type FaultProxy, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import type { ListWindow } from './list-messages.ts';
import { accessOf, pointAt } from './test-access.ts';

/** For tests: the newest 50 messages. */
export const WINDOW = {
  order: 'arrival',
  descending: true,
  filter: 'all',
  search: null,
  offset: 0,
  limit: 50,
} as const;

/** For tests: a fresh account whose server is reached through a proxy that breaks what it is told to. */
export class TestFaults {
  readonly proxy: FaultProxy;
  readonly budi: TestUser;
  readonly access: AccountAccess;

  private constructor(proxy: FaultProxy, budi: TestUser) {
    this.proxy = proxy;
    this.budi = budi;
    this.access = accessOf(budi);
  }

  static async start(profile: 'full' | 'courier' | 'minimal' = 'full'): Promise<TestFaults> {
    const mailserver = currentMailserver();
    const proxy = await startFaultProxy(mailserver.imap[profile]);
    pointAt(proxy);
    return new TestFaults(proxy, await mailserver.user());
  }

  async stop(): Promise<void> {
    await imap.closeAll();
    await this.proxy.stop();
  }

  /** The newest 50 messages of a mailbox. */
  list(path = 'INBOX', more: Partial<ListWindow> = {}): ReturnType<typeof imap.listMessages> {
    return imap.listMessages(this.access, { account: this.access.account, path }, { ...WINDOW, ...more });
  }

  /** What names all messages of a mailbox, the newest first. */
  async messages(path = 'INBOX') {
    const { uidValidity, rows } = await this.list(path);
    return { mailbox: { account: this.access.account, path }, uidValidity, uids: rows.map(({ uid }) => uid) };
  }

  /** How many commands of that kind reached the proxy. */
  sent(command: RegExp): number {
    return this.proxy.clientLines.filter((line) => command.test(line)).length;
  }
}

/** For tests: what is appended. */
export const sourceOf = (bytes: Buffer) => ({ size: bytes.length, open: () => Readable.from([bytes]), flags: [] });
