import { afterAll, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import type { AccountAccess } from '../mail/account-access.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';

const ENTRY = '/private/vendor/vendor.tupai/color';
const mailserver = currentMailserver();
let budi: TestUser;
let access: AccountAccess;

const useServer = async (profile: 'full' | 'courier' | 'minimal'): Promise<void> => {
  pointAt(mailserver.imap[profile]);
  budi = await mailserver.user();
  access = accessOf(budi);
};
afterAll(() => imap.closeAll());

it('an entry of a mailbox is there for every program of the person, and goes when it is taken away', async () => {
  await useServer('full');
  await budi.createMailbox('Proyek &- R&AOQ-ume');
  expect(await imap.setMetadata(access, 'Proyek & Räume', ENTRY, 'teal')).toBe(true);
  const other = await budi.imap();
  const { untagged } = await other.command(`GETMETADATA "Proyek &- R&AOQ-ume" ${ENTRY}`);
  expect(untagged.join()).toContain('teal');
  await other.command(`SETMETADATA Archive (${ENTRY} {4+}\r\npink)`);
  await other.logout();
  const paths = ['INBOX', 'Proyek & Räume', 'Archive', 'Gone'];
  expect(Object.fromEntries((await imap.readMetadata(access, paths, ENTRY)) ?? [])).toMatchObject({
    INBOX: null,
    'Proyek & Räume': 'teal',
    Archive: 'pink',
  });
  await imap.setMetadata(access, 'Archive', ENTRY, null);
  expect((await imap.readMetadata(access, ['Archive'], ENTRY))?.get('Archive')).toBeNull();
});

it.each(['courier', 'minimal'] as const)(
  'a server like "%s" keeps no metadata, and nobody asks it',
  async (profile) => {
    await useServer(profile);
    expect(await imap.setMetadata(access, 'INBOX', ENTRY, 'teal')).toBe(false);
    expect(await imap.readMetadata(access, ['INBOX'], ENTRY)).toBeUndefined();
  },
);
