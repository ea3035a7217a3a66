import { Readable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as imap from './index.ts';
import { TestWatch } from './test-watch.ts';

const LIMIT = 100_000;
let test: TestWatch;
afterEach(() => test.stop());

describe.each(['full', 'courier'] as const)('how full the storage is, on a server like %s', (profile) => {
  const path = (name: string): string => (profile === 'courier' ? `INBOX.${name}` : name);
  const store = async (octets: number): Promise<unknown> => {
    const bytes = Buffer.from(`Subject: x\r\n\r\n${'x'.repeat(octets)}\r\n`);
    return imap.appendMessage(test.access, path('Sent'), {
      size: bytes.length,
      open: () => Readable.from([bytes]),
      flags: [],
    });
  };
  /** Waits for an event that says so. */
  const told = (least: number, most: number): Promise<unknown> =>
    test.found(({ type, ...event }) => {
      const used = type === 'quota' && 'quota' in event ? (event.quota?.usedBytes ?? -1) : -1;
      return used >= least && used <= most;
    });

  it('is told after mail of ours and of others came, after it went, and not without need', async () => {
    test = await TestWatch.start(profile, [], {}, { quotaBytes: LIMIT });
    test.watch();
    await test.resynced();
    expect(await imap.readQuota(test.access)).toMatchObject({ usedBytes: 0 });
    await store(30_000);
    await told(29_000, 40_000);
    await test.budi.append('INBOX', { subject: 'Besar', text: 'y'.repeat(30_000) });
    await told(59_000, 75_000);
    const asked = test.sent(/ GETQUOTAROOT /);
    expect((await imap.readQuota(test.access))?.usedBytes).toBeGreaterThan(59_000);
    expect(test.sent(/ GETQUOTAROOT /)).toBe(asked);
    const other = await test.budi.imap();
    await other.command('SELECT INBOX');
    await other.command('STORE 1 +FLAGS (\\Deleted)');
    test.heard.length = 0;
    await other.command('EXPUNGE');
    await told(29_000, 40_000);
    await other.logout();
  });

  it('is asked again when there was no room, so that the screen stays true', async () => {
    test = await TestWatch.start(profile, [], {}, { quotaBytes: LIMIT });
    test.watch();
    await test.resynced();
    await imap.readQuota(test.access);
    const other = await test.budi.imap();
    await other.append('Sent', Buffer.from(`Subject: x\r\n\r\n${'x'.repeat(90_000)}\r\n`));
    await other.logout();
    const asked = test.sent(/ GETQUOTAROOT /);
    await expect(store(50_000)).rejects.toMatchObject({ code: 'quota.exceeded' });
    await vi.waitFor(() => expect(test.sent(/ GETQUOTAROOT /)).toBeGreaterThan(asked), { timeout: 5000 });
    await told(90_000, LIMIT);
  });
});

it('is not asked for where the server has no limit', async () => {
  test = await TestWatch.start('full');
  test.watch();
  await test.resynced();
  expect(await imap.readQuota(test.access)).toBeNull();
  await test.budi.append('Archive', { subject: 'One' });
  await test.counted('Archive', { messages: 1 });
  expect(test.sent(/ GETQUOTAROOT /)).toBe(1);
});
