import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestUser } from '#e2e/mailserver/index.ts';
import type { MessageView } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import { openFromList } from './test-open.ts';
import type { TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';

let house: TestHouse;
let budi: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, budi, session } = await openTestPeople({ TUPAI_TRUSTED_AUTHSERV: 'mail.tupai.test' }));
});
afterEach(() => house.close());

const open = (uid: number): Promise<MessageView> => openFromList(session, uid, 'INBOX');

it('a second From field is told, and nobody is vouched for: some programs check one and others show the other', async () => {
  const letter = (from: string): string =>
    `Authentication-Results: mail.tupai.test; dmarc=pass; dkim=pass header.d=evil.example; dkim=pass header.d=bank.example
${from}
To: ${budi.address}
Subject: Konto

Hi
`;
  const [bank, evil] = ['From: Bank <info@bank.example>', 'From: x@evil.example'];
  expect((await open(await budi.append('INBOX', letter(bank ?? '')))).cards.trust).toMatchObject({ vouched: true });
  for (const both of [`${String(bank)}\n${String(evil)}`, `${String(evil)}\n${String(bank)}`]) {
    const view = await open(await budi.append('INBOX', letter(both)));
    expect(view.cards.trust.vouched).toBe(false);
    const [warning] = view.cards.trust.warnings;
    expect(warning?.kind).toBe('several-from');
    expect(warning?.shown).toContain('bank.example');
    expect(warning?.shown).toContain('evil.example');
    expect(view.images.show).toBe(false);
  }
});

it('a name cannot turn round the address, nor push the message out of sight, nor drown a browser in accents', async () => {
  const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
  const turned = await budi.append('INBOX', {
    from: `${word('\u2069\u202eBank')} <knab@live.example>`,
    subject: word(`\u202eoke ${'e\u0301'.repeat(5_000)}`),
  });
  const view = await open(turned);
  expect(view.from).toEqual([{ name: 'Bank', address: 'knab@live.example' }]);
  expect(view.subject).toHaveLength(1000);
  expect(view.cards.trust.warnings.map(({ kind }) => kind)).toContain('hidden-characters');
  const long = await budi.append('INBOX', {
    from: `${word('B'.repeat(5_000))} <x@live.example>`,
    subject: word(`e${'\u0301'.repeat(5_000)}`),
  });
  const cut = await open(long);
  expect(cut.from[0]?.name).toHaveLength(200);
  expect(cut.subject).toBe(`e${'\u0301'.repeat(30)}`);
});
