import { vi } from 'vitest';
import {
  currentMailserver,
  startFaultProxy,
  type FaultProxy,
  type FaultRule,
  type TestUser,
  type UserOptions,
} from '#e2e/mailserver/index.ts';
import type { AppError } from '../errors.ts';
import { subscribe, type MailEvent } from '../events/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import type { MailboxRef } from '../mail/mailbox-ref.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

type Profile = 'full' | 'courier' | 'minimal';

/** For tests: a fresh account whose mailboxes are watched through a proxy, and what is heard of them. */
export class TestWatch {
  readonly profile: Profile;
  readonly proxy: FaultProxy;
  readonly budi: TestUser;
  readonly access: AccountAccess;
  readonly heard: MailEvent[] = [];
  readonly refused: AppError[] = [];
  readonly #stops: (() => void)[] = [];

  private constructor(profile: Profile, proxy: FaultProxy, budi: TestUser) {
    this.profile = profile;
    this.proxy = proxy;
    this.budi = budi;
    this.access = { ...accessOf(budi), sessionId: 'session' };
    imap.attachSession(this.access.account, 'session');
  }

  static async start(
    profile: Profile,
    rules: readonly FaultRule[] = [],
    settings: Readonly<Record<string, string>> = {},
    user: UserOptions = {},
  ): Promise<TestWatch> {
    const mailserver = currentMailserver();
    const proxy = await startFaultProxy(mailserver.imap[profile], rules);
    pointAt(proxy, settings);
    return new TestWatch(profile, proxy, await mailserver.user(user));
  }

  get inbox(): MailboxRef {
    return { account: this.access.account, path: 'INBOX' };
  }

  /** Opens a stream. @returns a function that closes it */
  watch(who = this.access): () => void {
    const { close } = subscribe(
      this.access.account,
      { session: 'session', since: '' },
      { receive: (event) => void this.heard.push(event), end: () => undefined },
    );
    const unwatch = imap.watchMailboxes(who, (error) => void this.refused.push(error));
    const stop = (): void => {
      close();
      unwatch();
    };
    this.#stops.push(stop);
    return stop;
  }

  /** Waits for an event. */
  async found(test: (event: MailEvent) => boolean): Promise<MailEvent> {
    const look = (): MailEvent => {
      const event = this.heard.find(test);
      if (!event) throw new Error(`Not among what was heard: ${JSON.stringify(this.heard)}`);
      return event;
    };
    return vi.waitFor(look, { timeout: 8000, interval: 10 });
  }

  resynced = (): Promise<unknown> => this.found(({ type }) => type === 'resync');

  counted(mailbox: string, counts: { messages?: number; unseen?: number }): Promise<unknown> {
    return this.found(
      (event) =>
        'counts' in event &&
        event.mailbox === mailbox &&
        Object.entries(counts).every(([name, value]) => event.counts?.[name as 'messages'] === value),
    );
  }

  /** How many commands of that kind left. */
  sent(command: RegExp): number {
    return this.proxy.clientLines.filter((line) => command.test(line)).length;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops) stop();
    await imap.detachSession(this.access.account, 'session');
    await imap.closeAll();
    await this.proxy.stop();
  }
}
