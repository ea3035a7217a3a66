import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIMES } from '#lib/config.ts';
import { PARKED_FORMS_KEPT, PARKED_FORM_LIMIT } from './parked-forms.ts';
import { aSubmission, BUDI, DRIVERS, newId, openForTest, SITI, type OpenedForTest } from './test-drivers.ts';

describe.each(DRIVERS)('parked forms over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const form = (over: object = {}) => ({
    id: newId(),
    account: BUDI,
    session: 's1',
    ciphertext: Buffer.from('sealed'),
    createdAt: 1,
    expiresAt: 100,
    ...over,
  });

  it('come back to the session that parked them, in time, and to nobody else', async () => {
    const one = form();
    await opened.store.parkedForms.add(one);
    const found = await opened.store.parkedForms.get(BUDI, 's1', one.id, 99);
    expect(Buffer.from(found?.ciphertext ?? []).toString()).toBe('sealed');
    expect(await opened.store.parkedForms.get(BUDI, 's2', one.id, 99)).toBeUndefined();
    expect(await opened.store.parkedForms.get(SITI, 's1', one.id, 99)).toBeUndefined();
    expect(await opened.store.parkedForms.get(BUDI, 's1', one.id, 100)).toBeUndefined();
    await opened.store.parkedForms.delete(SITI, one.id);
    expect(await opened.store.parkedForms.get(BUDI, 's1', one.id, 99)).toBeDefined();
  });

  it('are refused one octet over the limit, and make room for the newest', async () => {
    await expect(
      opened.store.parkedForms.add(form({ ciphertext: Buffer.alloc(PARKED_FORM_LIMIT + 1) })),
    ).rejects.toMatchObject({ code: 'input.too_large' });
    const all = Array.from({ length: PARKED_FORMS_KEPT + 1 }, (_, index) => form({ createdAt: index }));
    for (const one of all) await opened.store.parkedForms.add(one);
    expect(await opened.store.parkedForms.get(BUDI, 's1', all[0]?.id ?? '', 50)).toBeUndefined();
    expect(await opened.store.parkedForms.get(BUDI, 's1', all[1]?.id ?? '', 50)).toBeDefined();
  });
});

describe.each(DRIVERS)('uploads and files over $name', (driver) => {
  let opened: OpenedForTest;
  beforeEach(async () => {
    opened = await openForTest(driver);
  });
  afterEach(() => opened.close());

  const upload = (over: object = {}) => {
    const id = newId();
    return {
      id,
      account: BUDI,
      name: 'a "b".pdf',
      type: 'application/pdf',
      size: 3,
      path: opened.store.files.upload(BUDI, id),
      createdAt: 1,
      expiresAt: 100,
      ...over,
    };
  };

  it('come in the order asked for, of one account, without those that are gone', async () => {
    const [a, b, late] = [upload(), upload(), upload({ expiresAt: 10 })];
    for (const one of [a, b, late]) await opened.store.uploads.add(one);
    expect(await opened.store.uploads.getMany(BUDI, [b.id, newId(), late.id, a.id], 50)).toEqual([b, a]);
    expect(await opened.store.uploads.getMany(SITI, [a.id], 50)).toEqual([]);
    expect(await opened.store.uploads.usage(BUDI, 50)).toBe(6);
    await opened.store.uploads.extend(SITI, [a.id], 999);
    expect(await opened.store.uploads.get(BUDI, a.id, 100)).toBeUndefined();
    await opened.store.uploads.extend(BUDI, [a.id], 999);
    expect(await opened.store.uploads.get(BUDI, a.id, 998)).toMatchObject({ expiresAt: 999 });
  });

  it('are found by nothing but their own question until they are whole, and count for what they will have', async () => {
    const one = upload({ size: 7 });
    await opened.store.uploads.add(one, true);
    expect(await opened.store.uploads.get(BUDI, one.id, 50)).toBeUndefined();
    expect(await opened.store.uploads.getMany(BUDI, [one.id], 50)).toEqual([]);
    expect(await opened.store.uploads.getArriving(BUDI, one.id, 50)).toEqual(one);
    expect(await opened.store.uploads.getArriving(SITI, one.id, 50)).toBeUndefined();
    expect(await opened.store.uploads.getArriving(BUDI, one.id, 100)).toBeUndefined();
    expect(await opened.store.uploads.usage(BUDI, 50)).toBe(7);
    await opened.store.uploads.finish(SITI, one.id, 900);
    expect(await opened.store.uploads.get(BUDI, one.id, 50)).toBeUndefined();
    await opened.store.uploads.finish(BUDI, one.id, 900);
    expect(await opened.store.uploads.get(BUDI, one.id, 50)).toEqual({ ...one, expiresAt: 900 });
    expect(await opened.store.uploads.getArriving(BUDI, one.id, 50)).toBeUndefined();
  });

  it('leave no file behind when deleted, and none of another account', async () => {
    const one = upload();
    writeFileSync(one.path, 'abc');
    await opened.store.uploads.add(one);
    await opened.store.uploads.delete(SITI, [one.id]);
    expect(existsSync(one.path)).toBe(true);
    await opened.store.uploads.delete(BUDI, [one.id]);
    expect(existsSync(one.path)).toBe(false);
  });

  it('never name a path outside the data opened.directory', () => {
    for (const id of ['../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(31)}/`])
      expect(() => opened.store.files.upload(BUDI, id)).toThrow('internal');
    expect(opened.store.files.spool(BUDI, 'a'.repeat(32))).not.toBe(opened.store.files.spool(SITI, 'a'.repeat(32)));
    expect(opened.store.files.spool('../x', 'a'.repeat(32)).startsWith(join(opened.directory, 'spool'))).toBe(true);
  });

  it('are swept with their time, except what a submission still needs and files that are new', async () => {
    const now = Date.now();
    const needed = upload({ expiresAt: now - 1 });
    const old = upload({ expiresAt: now - 1 });
    const [orphan, fresh] = [opened.store.files.upload(BUDI, newId()), opened.store.files.spool(BUDI, newId())];
    for (const path of [needed.path, old.path, orphan, fresh]) writeFileSync(path, 'abc');
    const longAgo = (now - TIMES.upload) / 1000 - 60;
    for (const path of [needed.path, orphan]) utimesSync(path, longAgo, longAgo);
    for (const one of [needed, old]) await opened.store.uploads.add(one);
    await opened.store.submissions.add(aSubmission({ uploads: [needed.id] }), now);
    await opened.store.sweep(now);
    expect([needed.path, old.path, orphan, fresh].map((path) => existsSync(path))).toEqual([true, false, false, true]);
    expect(await opened.store.uploads.get(BUDI, needed.id, now)).toBeDefined();
  });

  it('forget final submissions after a week and live ones never', async () => {
    const week = 7 * 24 * 3_600_000;
    const [filed, refused] = [aSubmission(), aSubmission()];
    for (const one of [filed, refused]) await opened.store.submissions.add(one, 1);
    await opened.store.submissions.change(filed, { from: 'queued', holder: null }, 'filed', {}, 10);
    await opened.store.submissions.change(refused, { from: 'queued', holder: null }, 'refused', {}, 10);
    await opened.store.sweep(9 + week);
    expect(await opened.store.submissions.list(BUDI)).toHaveLength(2);
    await opened.store.sweep(10 + week);
    expect((await opened.store.submissions.list(BUDI)).map((one) => one.id)).toEqual([refused.id]);
  });
});
