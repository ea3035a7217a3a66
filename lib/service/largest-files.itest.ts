import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DraftFields } from '#lib/contract/index.ts';
import * as service from './index.ts';
import { writeLetter } from './test-letter.ts';
import { openTestPeople, type TestPeople } from './test-people.ts';

let people: TestPeople;
beforeEach(async () => {
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.smtp-size'));
  people = await openTestPeople({ TUPAI_MAX_MESSAGE: '50MB' });
});
afterEach(() => people.house.close());

describe('the limit that the composer says beforehand', () => {
  it('holds: files as large as that are taken by the server, encoded', async () => {
    const { session, siti } = people;
    const most = await service.largestFiles();
    expect(most).toBeGreaterThan(20_000_000); // of the 30 MiB that this Postfix takes
    expect(most).toBeLessThan(30 * 1024 * 1024 * 0.74);
    const content = Readable.from(
      (function* () {
        for (let left = most; left > 0; left -= 100_000) yield Buffer.alloc(100_000, left % 251);
      })(),
    );
    const file = await service.saveUpload(session, { name: 'video.mp4', type: 'video/mp4', content });
    expect(file.size).toBe(most);
    const fields = DraftFields.parse(
      await writeLetter(session, { to: siti.address, uploads: [file], body: 'x'.repeat(60_000) }),
    );
    const { submission } = await service.compose(session, { ...fields, do: 'send' });
    expect(submission).toMatchObject({ error: null, refused: [] });
    await siti.waitFor('INBOX', 'Halo');
  }, 60_000);

  it('is that of Tupai where the server tells none, or does not answer', async () => {
    people.smtp.setRules([{ side: 'server', line: /^250([ -])SIZE.*/, action: 'replace', text: '250$1XSIZE' }]);
    expect(await service.largestFiles()).toBe(50_000_000);
    Reflect.deleteProperty(globalThis, Symbol.for('tupai.smtp-size'));
    await people.smtp.down();
    expect(await service.largestFiles()).toBe(50_000_000);
    await people.smtp.up();
  });
});
