import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import { TIMES } from '#lib/config.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import type { TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';
import { writeLetter } from './test-letter.ts';

let house: TestHouse;
let smtp: FaultProxy;
let imap: FaultProxy;
let budi: TestUser;
let siti: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, imap, smtp, budi, siti, session } = await openTestPeople());
});
afterEach(() => house.close());

const stateOf = async (id: string): Promise<string> => (await service.getSubmission(session, { id })).state;

describe('signing out right after Send', () => {
  const home = new URL('http://localhost:3000');
  const begin = async (): Promise<{ id: string; sent: Promise<unknown> }> => {
    const fields = await writeLetter(session, { to: siti.address });
    const sent = service.compose(session, { ...fields, do: 'send' }).catch((error: unknown) => error);
    await expect.poll(async () => (await service.listSubmissions(session)).submissions.length).toBe(1);
    return { id: fields.id, sent };
  };

  it('waits until the message has left and its copy is filed', async () => {
    smtp.setRules([{ side: 'client', line: /^DATA/, action: 'delay', ms: 400 }]);
    imap.setRules([{ side: 'client', line: / APPEND /, action: 'delay', ms: 400 }]);
    const { id, sent } = await begin();
    expect(await service.signOut(session, home)).toMatchObject({ waiting: 0 });
    expect(await stateOf(id)).toBe('filed');
    await siti.waitFor('INBOX', 'Halo');
    expect([await siti.subjects('INBOX'), await budi.subjects('Sent')]).toEqual([['Halo'], ['Halo']]);
    await sent;
  });

  it('says how many go on at the next sign-in when the servers do not answer, and they do', async () => {
    await smtp.down();
    const { id, sent } = await begin();
    expect(await service.signOut(session, home)).toMatchObject({ waiting: 1 });
    await sent;
    await smtp.up();
    session = await house.signIn(budi);
    await expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe('filed');
    expect(await siti.subjects('INBOX')).toEqual(['Halo']);
  });

  it('waits a few seconds at most for a server that says nothing', async () => {
    smtp.setRules([{ side: 'server', line: /^354/, action: 'stall' }]);
    const { sent } = await begin();
    const began = performance.now();
    expect(await service.signOut(session, home)).toMatchObject({ waiting: 1 });
    expect(performance.now() - began).toBeLessThan(2 * TIMES.signOutWait);
    smtp.cutAll();
    await sent;
  });

  it('costs nothing when nothing is on its way', async () => {
    await service.compose(session, { ...(await writeLetter(session, { to: siti.address })), do: 'send' });
    expect(await service.signOut(session, home)).toMatchObject({ waiting: 0 });
  });
});
