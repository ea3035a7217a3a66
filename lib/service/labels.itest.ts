import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentMailserver } from '#e2e/mailserver/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
let house: TestHouse;
let session: Session;
beforeEach(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  session = await house.signIn(await mailserver.user());
});
afterEach(() => house.close());

it('a person begins with the five labels that other programs know, and can rename, recolour, add and remove', async () => {
  const { labels } = await service.listLabels(session);
  expect(labels.map(({ keyword }) => keyword)).toEqual(['$label1', '$label2', '$label3', '$label4', '$label5']);
  await service.saveLabel(session, { keyword: '$label1', name: 'Mendesak', color: 'pink' });
  const { labels: more } = await service.saveLabel(session, { keyword: '', name: 'Kelas 7', color: 'teal' });
  expect([more[0], more[5]]).toEqual([
    { keyword: '$label1', name: 'Mendesak', color: 'pink' },
    { keyword: 'Kelas_7', name: 'Kelas 7', color: 'teal' },
  ]);
  await service.deleteLabel(session, { keyword: '$label2' });
  expect((await service.listLabels(session)).labels).toHaveLength(5);
  await expect(service.saveLabel(session, { keyword: '', name: 'kelas 7', color: 'red' })).rejects.toMatchObject({
    code: 'input.invalid',
    field: 'name',
  });
});

it('labels made in several tabs at the same moment are all there', async () => {
  await Promise.all(
    Array.from({ length: 10 }, (_, nth) => service.saveLabel(session, { keyword: '', name: `L${nth}`, color: 'blue' })),
  );
  expect((await service.listLabels(session)).labels).toHaveLength(15);
});

it('searches are kept under names, changed in place and forgotten', async () => {
  await service.saveSearch(session, { id: '', name: 'Dari Siti', q: 'from:siti', scope: 'INBOX' });
  const { searches } = await service.saveSearch(session, { id: '', name: 'Besar', q: 'larger:5M', scope: '' });
  expect(searches).toMatchObject([
    { name: 'Dari Siti', q: 'from:siti', scope: 'INBOX' },
    { name: 'Besar', q: 'larger:5M', scope: '' },
  ]);
  const id = searches[0]?.id ?? '';
  await service.saveSearch(session, { id, name: 'Siti', q: 'from:siti is:unread', scope: '' });
  expect((await service.listSavedSearches(session)).searches.map(({ name }) => name)).toEqual(['Siti', 'Besar']);
  expect((await service.deleteSearch(session, { id })).searches.map(({ name }) => name)).toEqual(['Besar']);
});
