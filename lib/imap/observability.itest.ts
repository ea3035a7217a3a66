import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { eventNumbers } from '../events/index.ts';
import { serveMetrics } from '../metrics/index.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';
import { traceFileOf } from './trace-file.ts';

const mailserver = currentMailserver();
const window = { order: 'arrival', descending: true, filter: 'all', search: null, offset: 0, limit: 50 } as const;
const directory = mkdtempSync(join(tmpdir(), 'tupai-trace-'));

afterAll(async () => {
  await imap.closeAll();
  rmSync(directory, { recursive: true });
});

describe('the numbers of an account', () => {
  it('are those of what was done', async () => {
    const server = await serveMetrics({
      host: '127.0.0.1',
      port: 0,
      accounts: true,
      key: Buffer.alloc(32),
      read: () => [...imap.engineNumbers(), ...eventNumbers()],
    });
    pointAt(mailserver.imap.full);
    const budi = await mailserver.user();
    for (const subject of ['one', 'two']) await budi.append('INBOX', { subject });
    const access = accessOf(budi);
    const mailbox = { account: access.account, path: 'INBOX' };
    const { uidValidity, rows } = await imap.listMessages(access, mailbox, window);
    await imap.listMessages(access, mailbox, window);
    const set = { mailbox, uidValidity, uids: rows.map(({ uid }) => uid) };
    await imap.setFlags(access, set, { add: ['\\Flagged'], remove: [] });
    await expect(imap.listMessages(access, { ...mailbox, path: 'Nowhere' }, window)).rejects.toMatchObject({
      code: 'mailbox.missing',
    });

    const read = async (): Promise<string[]> =>
      (await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text()).split('\n');
    const lines = await read();
    const account = `account="${access.account}"`;
    expect(lines).toContain(`tupai_imap_commands_total{${account},command="UID STORE",outcome="ok"} 1`);
    expect(lines).toContain(`tupai_imap_commands_total{${account},command="SELECT",outcome="ok"} 1`);
    expect(lines).toContain(`tupai_imap_commands_total{${account},command="SELECT",outcome="no"} 1`);
    expect(lines).toContain('tupai_imap_sign_ins_total{kind="interactive",outcome="ok"} 1');
    expect(lines).toContain(`tupai_imap_connections{${account},kind="interactive"} 1`);
    expect(lines).toContain(`tupai_imap_waiting{${account},kind="interactive"} 0`);
    expect(lines).toContain(`tupai_events_total{${account},type="patch"} 1`);
    expect(lines).toContain('tupai_row_cache_reads_total{result="hit"} 2');
    expect(lines.find((line) => line.startsWith('tupai_imap_command_seconds_count{command="UID STORE"}'))).toMatch(
      / 1$/,
    );

    await imap.closeAll();
    expect((await read()).filter((line) => line.startsWith('tupai_imap_connections'))).toEqual([]);
    server.close();
  });
});

describe('the trace of an account', () => {
  const SECRETS = ['Rahasia-Subjek', 'rahasia-isi', 'rahasia-cari', 'rahasia-nama', 'Rahasia-Kotak', 'rahasia-unggah'];
  let budi: TestUser;
  let siti: TestUser;
  const text = () =>
    readFileSync(join(directory, 'imap-trace', `${encodeURIComponent(budi.login.toLowerCase())}.log`), 'utf8');

  beforeAll(async () => {
    budi = await mailserver.user({ password: 'rahasia-sandi-1' });
    siti = await mailserver.user();
    Reflect.deleteProperty(globalThis, Symbol.for('tupai.imap.traces'));
    pointAt(mailserver.imap.full, { TUPAI_DATA_DIR: directory, TUPAI_IMAP_TRACE: `${budi.login}, nobody` });
    const message = { subject: 'Rahasia-Subjek', from: 'rahasia-nama <a@b.test>', text: 'rahasia-isi' };
    for (const user of [budi, siti]) {
      await user.append('INBOX', message);
      const access = accessOf(user);
      const mailbox = { account: access.account, path: 'INBOX' };
      const { uidValidity, rows } = await imap.listMessages(access, mailbox, window);
      const ref = { mailbox, uidValidity, uid: rows[0]?.uid ?? 0 };
      await imap.openMessage(access, ref, undefined, () => [{ part: '1', maxBytes: 1000 }]);
      await new Response((await imap.streamPart(access, ref, '')).stream).arrayBuffer();
      await imap.listMessages(access, mailbox, {
        ...window,
        search: { type: 'text', field: 'text', text: 'rahasia-cari' },
      });
      await imap.listMessages(access, mailbox, {
        ...window,
        search: { type: 'text', field: 'text', text: 'rahasia-cari ä' },
      });
      await imap.createMailbox(access, 'Rahasia-Kotak');
      const bytes = Buffer.from('Subject: Rahasia-Subjek\r\n\r\nrahasia-unggah\r\n');
      await imap.appendMessage(access, 'INBOX', { size: bytes.length, open: () => Readable.from([bytes]), flags: [] });
    }
    await imap.closeAll();
    await traceFileOf(budi.login)?.written();
  });

  it('holds commands and answers, with how they ended', () => {
    const trace = text();
    expect(trace).toMatch(/^\S+Z interactive \* connection opened$/m);
    expect(trace).toMatch(/interactive C: SELECT "…"/);
    expect(trace).toMatch(/interactive S: \* 1 FETCH \(UID 1 FLAGS \(/);
    expect(trace).toMatch(/BODY\[\]<0> \{\d+\}\)$/m);
    expect(trace).toMatch(/C: APPEND "…" \(\) \{43\}/);
    expect(trace).toMatch(/S: [0-9A-F]+ OK \[APPENDUID \d+ \d+\]/);
    expect(trace).toMatch(/\* connection closed$/m);
  });

  it('holds no password, no name, no searched word and nothing of a message', () => {
    const trace = text();
    for (const secret of [...SECRETS, 'rahasia-sandi-1', Buffer.from('rahasia-sandi-1').toString('base64')])
      expect(trace.toLowerCase().includes(secret.toLowerCase())).toBe(false);
    expect(trace).not.toMatch(/LOGIN|AUTHENTICATE/);
  });

  it('is kept for the named account alone, for the eyes of this user alone', async () => {
    const files = await readdir(join(directory, 'imap-trace'));
    expect(files).toEqual([`${encodeURIComponent(budi.login.toLowerCase())}.log`]);
    expect(statSync(join(directory, 'imap-trace', files[0] ?? '')).mode & 0o077).toBe(0);
    expect(traceFileOf(siti.login)).toBeUndefined();
  });

  it('never grows beyond two files of its limit', async () => {
    const file = traceFileOf('nobody', 10_000);
    for (let nth = 0; nth < 500; nth += 1) {
      file?.write('bulk', `line ${nth} ${'x'.repeat(100)}`);
      if (nth % 20 === 0) await file?.written();
    }
    await file?.written();
    const sizes = ['nobody.log', 'nobody.log.1'].map((name) => statSync(join(directory, 'imap-trace', name)).size);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(10_000);
    expect(readFileSync(join(directory, 'imap-trace', 'nobody.log'), 'utf8')).toContain('line 499 ');
  });
});
