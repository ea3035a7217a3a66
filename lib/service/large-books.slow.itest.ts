import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentMailserver } from '#e2e/mailserver/index.ts';
import { exportContacts, runImport, type ImportReport } from '#lib/contract/index.ts';
import type { Session } from '#lib/session/index.ts';
import { store } from '#lib/store/index.ts';
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

/** Imports a file that is never whole in memory, and waits for its report. */
async function importFile(name: string, content: Iterable<string>): Promise<ImportReport> {
  const file = { name, type: 'text/vcard', content: Readable.from(content, { objectMode: false }) };
  const upload = await service.saveUpload(session, file);
  const preview = await service.previewImport(session, upload.id);
  expect(preview.format).toBe('vcard');
  const { change } = await service.runImport(session, runImport.input.parse({ upload: upload.id, groups: 'on' }));
  const report = (): ImportReport | undefined => service.readImportReport(session, change);
  await vi.waitFor(() => expect(report()?.state).not.toBe('running'), { timeout: 300_000, interval: 200 });
  const done = report();
  if (!done) throw new Error('the report is gone');
  return done;
}

const card = (name: string, ...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', `UID:${name}`, `FN:${name}`, ...lines, 'END:VCARD', ''].join('\r\n');
async function sizeOf(format: 'vcard3' | 'vcard4' | 'csv' | 'ldif', group: string): Promise<string> {
  const { body } = await service.exportContacts(session, exportContacts.input.parse({ format, group }));
  return new Response(body).text();
}

describe('a file of 48 MB', () => {
  it('comes in whole, names each line that was not taken, takes no memory with it, and goes again', async () => {
    const picture = Buffer.alloc(70_000, 5).toString('base64').replace(/.{70}/g, '$&\r\n ');
    function* cards(): Generator<string> {
      for (let at = 0; at < 480; at += 1) {
        const broken = at % 100 === 7 ? ['ini bukan baris kartu'] : [];
        yield card(
          `Orang ${String(at)}`,
          `EMAIL:o${String(at)}@contoh.id`,
          ...broken,
          `PHOTO;ENCODING=b;TYPE=PNG:${picture}`,
        );
      }
    }
    const before = process.memoryUsage().rss;
    const report = await importFile('besar.vcf', cards());
    const grown = (process.memoryUsage().rss - before) / 1e6;
    expect(report).toMatchObject({ state: 'done', added: 480, faultCount: 5, error: '' });
    expect(report.size).toBeGreaterThan(46e6);
    expect(report.faults.map(({ why, text }) => `${why}: ${text.slice(0, 15)}`)).toEqual(
      Array.from({ length: 5 }, () => 'property: ini bukan baris'),
    );
    expect(grown).toBeLessThan(400);
    await service.undoContacts(session, { change: report.change });
    expect((await service.listContactPage(session, {}, 0)).total).toBe(0);
  }, 600_000);

  it('that is one card without an end says so and ends', async () => {
    function* endless(): Generator<string> {
      yield 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ani\r\nEMAIL:ani@contoh.id\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Tanpa akhir\r\nNOTE:';
      for (let at = 0; at < 480; at += 1) yield 'x'.repeat(100_000);
    }
    const report = await importFile('rusak.vcf', endless());
    expect(report).toMatchObject({ state: 'done', added: 1 });
    expect(report.faultCount).toBeGreaterThan(0);
  }, 600_000);
});

describe('a group of 10,000', () => {
  it('comes in, is listed, searched, grown, exported in each format, not written to all at once, and taken back', async () => {
    function* everybody(): Generator<string> {
      for (let at = 0; at < 10_000; at += 1)
        yield card(`Anggota ${String(at).padStart(5, '0')}`, `EMAIL:a${String(at)}@contoh.id`, 'CATEGORIES:Semua');
    }
    const report = await importFile('semua.vcf', everybody());
    expect(report).toMatchObject({ state: 'done', added: 10_000, groups: 1, faultCount: 0 });
    const [group] = await service.listGroups(session);
    expect(group).toMatchObject({ name: 'Semua', size: 10_000 });
    const id = group?.id ?? '';
    const last = await service.listContactPage(session, { group: id }, 9_990);
    expect([last.total, last.contacts.at(-1)?.name]).toEqual([10_000, 'Anggota 09999']);
    expect((await service.listContactPage(session, { group: id, words: '0777' }, 0)).total).toBe(11);
    const [added] = await store().contacts.edit(session.account, 'b'.repeat(32), [{ vcard: card('Tambahan') }]);
    await service.actOnContacts(session, {
      do: 'join',
      id: [added ?? ''],
      group: id,
      newGroup: '',
      from: '',
      return: undefined,
    });
    expect((await service.listGroups(session))[0]?.size).toBe(10_001);
    for (const format of ['vcard3', 'vcard4'] as const)
      expect((await sizeOf(format, id)).match(/^FN:/gm)).toHaveLength(10_002); // and the group itself
    expect((await sizeOf('csv', id)).trim().split('\r\n')).toHaveLength(10_002); // and the headings
    expect((await sizeOf('ldif', id)).match(/^dn:/gm)).toHaveLength(10_001);
    await expect(
      service.writeToContacts(
        session,
        (await store().contacts.page(session.account, { group: id }, 0, 1000)).map((one) => one.id),
      ),
    ).rejects.toMatchObject({ code: 'recipient.too_many' });
    expect(await service.undoContacts(session, { change: report.change })).toMatchObject({ undone: 10_000, kept: 1 });
  }, 600_000);
});
