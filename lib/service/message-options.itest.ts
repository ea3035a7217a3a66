import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultProxy, TestUser } from '#e2e/mailserver/index.ts';
import type { ComposeView, DraftFields, SubmissionView } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import * as service from './index.ts';
import type { TestHouse } from './test-house.ts';
import { openTestPeople } from './test-people.ts';
import { writeLetter } from './test-letter.ts';

let house: TestHouse;
let smtp: FaultProxy;
let budi: TestUser;
let siti: TestUser;
let session: Session;

beforeEach(async () => {
  ({ house, smtp, budi, siti, session } = await openTestPeople());
});
afterEach(() => house.close());

const write = (over: Partial<ComposeView>): Promise<DraftFields> => writeLetter(session, { to: siti.address, ...over });
const send = async (fields: DraftFields): Promise<SubmissionView | null> =>
  (await service.compose(session, { ...fields, do: 'send' })).submission;

describe('what a message is to be sent with', () => {
  it('stands in its header, and is asked of the server where that offers it', async () => {
    const options = ['receipt', 'delivery', 'high'] as const;
    expect((await send(await write({ options: [...options], subject: 'Penting' })))?.state).toBe('filed');
    expect(smtp.clientLines.find((line) => line.startsWith('MAIL FROM'))).toContain('RET=HDRS');
    expect(smtp.clientLines.find((line) => line.startsWith('RCPT TO'))).toContain('NOTIFY=SUCCESS,FAILURE,DELAY');
    const head = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Penting'))).toString('latin1');
    expect(head).toMatch(new RegExp(`^Disposition-Notification-To: ${budi.address}\r$`, 'm'));
    expect(head).toMatch(/^Importance: high\r$/m);
    expect(await budi.waitFor('INBOX', 'Success')).toBeGreaterThan(0);
  });

  it('is nothing of the kind when nothing was chosen, or the server cannot tell', async () => {
    smtp.setRules([{ side: 'server', line: /^250([ -])DSN$/, action: 'replace', text: '250$1HELP' }]);
    expect((await send(await write({ options: ['delivery'] })))?.state).toBe('filed');
    const head = (await siti.raw('INBOX', await siti.waitFor('INBOX', 'Halo'))).toString('latin1');
    expect(head).not.toMatch(/^(?:Disposition-Notification-To|Importance|X-Priority):/im);
    expect(smtp.clientLines.filter((line) => /NOTIFY|RET=/.test(line))).toEqual([]);
  });

  it('takes what it answers to the archive, marked as answered', async () => {
    const uid = await budi.append('INBOX', { from: siti.address, subject: 'Tanya', text: 'Ya?' });
    const { uidValidity } = await service.listMessages(session, {
      mailbox: 'INBOX',
      order: 'arrival',
      direction: 'desc',
      filter: 'all',
      offset: 0,
      field: 'subject',
      q: '',
    });
    const answer = {
      ...(await write({ options: ['archive'] })),
      originalMailbox: 'INBOX',
      originalMessage: { uidValidity, uid },
      originalFlag: 'answered' as const,
    };
    expect((await send(answer))?.state).toBe('filed');
    expect(await budi.count('INBOX')).toBe(0);
    const [archived = 0] = await budi.uids('Archive');
    expect(await budi.flags('Archive', archived)).toContain('\\Answered');
  });
});

it('fault 37: leaves although nobody waits for the answer any more, and its state is there at the next sign-in', async () => {
  smtp.setRules([{ side: 'client', line: /^\.$/, action: 'delay', ms: 300 }]);
  const fields = await write({ subject: 'Ditutup' });
  const forgotten = send(fields);
  while (!smtp.clientLines.includes('.')) await new Promise((resolve) => setImmediate(resolve));
  const elsewhere = await house.signIn(budi);
  const seen = (await service.listSubmissions(elsewhere)).submissions.map(({ id, state }) => [id, state]);
  expect(seen).toEqual([[fields.id, 'sending']]);
  expect((await forgotten)?.state).toBe('filed');
  expect((await service.listSubmissions(elsewhere)).done).toEqual([{ id: fields.id, state: 'filed' }]);
  expect(await siti.subjects('INBOX')).toEqual(['Ditutup']);
});

it('fault 31: a message beyond the size that the server takes is refused before a byte of it leaves, and opens again whole', async () => {
  smtp.setRules([{ side: 'server', line: /^250([ -])SIZE \d+$/, action: 'replace', text: '250$1SIZE 300' }]);
  const { id = '', state, error } = (await send(await write({ body: 'Panjang '.repeat(100) }))) ?? {};
  expect([state, error]).toEqual(['refused', 'smtp.too_large']);
  expect(smtp.clientLines.filter((line) => /^(?:MAIL|RCPT|DATA)/i.test(line))).toEqual([]);
  const { form } = await service.decideSubmission(session, { id, do: 'edit' });
  expect((await service.openParkedForm(session, form ?? ''))?.['body']).toContain('Panjang Panjang');
});
