import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentMailserver } from '#e2e/mailserver/index.ts';
import { saveContact } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';
import { writeLetter } from './test-letter.ts';

const mailserver = currentMailserver();

let house: TestHouse;
beforeEach(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
});
afterEach(() => house.close());

const send = async (session: Session, to: string): Promise<void> => {
  await service.compose(session, { ...(await writeLetter(session, { to })), do: 'send' });
};
const collected = async (session: Session): Promise<string[][]> => {
  const { contacts } = await service.listContactPage(session, { book: 'collected' }, 0);
  return contacts.map(({ name, addresses }) => [name, ...addresses]);
};

it('those a message went to stand among the collected people, but for its writer and who has a card, unless that is switched off', async () => {
  const [budi, siti, third] = await Promise.all([mailserver.user(), mailserver.user(), mailserver.user()]);
  const session = await house.signIn(budi);
  await service.saveContact(session, saveContact.input.parse({ name: 'Siti', addresses: siti.address }));
  const to = `"Ani, B." <${third.address}>, ${siti.address}, ${budi.address}`;
  await send(session, to);
  expect(await collected(session)).toEqual([['Ani, B.', third.address]]);
  expect((await service.suggestRecipients(session, { q: 'ani', directory: false })).suggestions).toEqual([
    { name: 'Ani, B.', members: [{ name: 'Ani, B.', address: third.address }] },
  ]);
  await service.clearCollected(session);
  await service.saveSettings(session, { collectRecipients: false });
  await send(session, to);
  expect(await collected(session)).toEqual([]);
});

it('whom one had mail with lately is completed as well, though nobody stands in any book', async () => {
  const [budi, siti] = await Promise.all([mailserver.user(), mailserver.user()]);
  const session = await house.signIn(budi);
  const sender = await house.signIn(siti);
  await service.saveSettings(session, { collectRecipients: false });
  await send(sender, budi.address);
  await budi.waitFor('INBOX', 'Halo');
  const ask = () => service.suggestRecipients(session, { q: siti.address.slice(0, 6), directory: false });
  await expect
    .poll(async () => (await ask()).suggestions)
    .toEqual([{ name: '', members: [{ name: '', address: siti.address }] }]);
});
