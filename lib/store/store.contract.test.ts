import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIMES } from '#lib/config.ts';
import type { Database } from './database.ts';
import { openSqlite } from './open-sqlite.ts';
import { openStore } from './open-store.ts';
import { PARKED_FORMS_KEPT, PARKED_FORM_LIMIT } from './parked-forms.ts';
import type { SessionRow } from './sessions.ts';
import type { Store } from './store.ts';
import type { NewSubmission } from './submissions.ts';

const BUDI = 'budi|mail.example.org';
const SITI = 'siti|mail.example.org';
const newId = (): string => randomBytes(16).toString('hex');

const aSubmission = (over: Partial<NewSubmission> = {}): NewSubmission => ({
  id: newId(),
  account: BUDI,
  messageId: '<1@example.org>',
  subject: 'Rapat "besok", jam 10',
  spoolPath: '/nonexistent/spool',
  size: 1234,
  needsUtf8: false,
  eightBit: true,
  from: 'budi@example.org',
  recipients: ['siti@example.org', 'ani@example.org'],
  allowPartial: false,
  bccHeader: 'Bcc: ani@example.org\r\n',
  keepCopy: true,
  original: { mailbox: 'INBOX', uidValidity: 7, uid: 9, flag: 'answered' },
  draft: null,
  uploads: [],
  composer: { to: 'siti@example.org', body: 'Halo\n\u{1f33f}' },
  ...over,
});

/** A way to reach a database: an empty one for a new directory, the same one for the same directory. */
interface Driver {
  readonly name: string;
  readonly open: (directory: string) => Database;
}

/** The next driver joins here, and in nothing else of this file. */
const DRIVERS: readonly Driver[] = [{ name: 'SQLite', open: (directory) => openSqlite(join(directory, 'tupai.sqlite')) }];

/** What every database must do the same. */
for (const { name, open } of DRIVERS) {
  describe(`the store over ${name}`, () => {
    let directory: string;
    let store: Store;
    beforeEach(async () => {
      directory = mkdtempSync(join(tmpdir(), 'tupai-store-'));
      store = await openStore(open(directory), directory);
    });
    afterEach(async () => {
      await store.close();
      rmSync(directory, { recursive: true });
    });

    it('keeps everything over a restart', async () => {
      await store.settings.save(BUDI, { language: 'id' });
      const submission = aSubmission();
      await store.submissions.add(submission, 1000);
      await store.close();
      store = await openStore(open(directory), directory);
      expect((await store.settings.read(BUDI)).values).toEqual({ language: 'id' });
      expect(await store.submissions.get(BUDI, submission.id)).toMatchObject({ ...submission, state: 'queued' });
    });

    describe('sessions', () => {
      const row = (over: Partial<SessionRow> = {}): SessionRow => ({
        id: randomBytes(32).toString('hex'),
        publicId: newId(),
        account: BUDI,
        user: 'budi',
        kid: 'k1',
        keyHash: 'aa',
        nonce: randomBytes(12),
        ciphertext: randomBytes(60),
        createdAt: 1000,
        seenAt: 1000,
        idleUntil: 5000,
        expiresAt: 9000,
        keep: false,
        agent: 'Firefox, Linux',
        network: '192.0.2.0/24',
        replaces: '',
        ...over,
      });

      it('finds what was added, octet for octet', async () => {
        const added = row({ keep: true });
        await store.sessions.add(added);
        const found = await store.sessions.find(added.id, 2000);
        expect(found && { ...found, nonce: Buffer.from(found.nonce), ciphertext: Buffer.from(found.ciphertext) }).toEqual(added);
      });

      it('does not find one that idled too long or reached its end, and says so when sweeping', async () => {
        const idle = row();
        const over = row({ idleUntil: 9_999_999, expiresAt: 4000 });
        await store.sessions.add(idle);
        await store.sessions.add(over);
        expect(await store.sessions.find(idle.id, 4999)).toBeDefined();
        expect(await store.sessions.find(idle.id, 5000)).toBeUndefined();
        expect(await store.sessions.find(over.id, 4000)).toBeUndefined();
        expect(await store.sessions.list(BUDI, 4000)).toHaveLength(1);
        expect(await store.sessions.sweep(4500)).toEqual([{ account: BUDI, publicId: over.publicId }]);
        expect(await store.sessions.sweep(4500)).toEqual([]);
      });

      it('puts off the idle end, never back', async () => {
        const one = row();
        await store.sessions.add(one);
        await store.sessions.touch(one.id, 3000, 7000);
        await store.sessions.touch(one.id, 2000, 6000);
        expect(await store.sessions.find(one.id, 6500)).toMatchObject({ seenAt: 3000, idleUntil: 7000 });
      });

      it('lets a replaced pair live on for a moment once the new one was seen, and no longer', async () => {
        const old = row();
        const fresh = row({ publicId: old.publicId, replaces: old.id, createdAt: 2000 });
        await store.sessions.add(old);
        await store.sessions.add(fresh);
        expect(await store.sessions.find(old.id, 4000)).toBeDefined();
        await store.sessions.settleReplacement(fresh.id, 3060);
        await store.sessions.settleReplacement(fresh.id, 4060);
        expect(await store.sessions.find(old.id, 3059)).toBeDefined();
        expect(await store.sessions.find(old.id, 3060)).toBeUndefined();
        expect(await store.sessions.find(fresh.id, 3060)).toMatchObject({ replaces: '' });
        expect(await store.sessions.sweep(3061)).toEqual([]); // the public session goes on
      });

      it('lists one entry for a replaced pair, most recently used first, of one account only', async () => {
        const old = row();
        await store.sessions.add(old);
        await store.sessions.add(row({ publicId: old.publicId, replaces: old.id, createdAt: 2000, seenAt: 2000 }));
        const other = row({ seenAt: 3000 });
        await store.sessions.add(other);
        await store.sessions.add(row({ account: SITI }));
        expect((await store.sessions.list(BUDI, 4000)).map((one) => one.publicId)).toEqual([other.publicId, old.publicId]);
      });

      it('ends one, the others or all, and never those of another account', async () => {
        const [a, b, c, foreign] = [row(), row(), row(), row({ account: SITI })];
        for (const one of [a, b, c, foreign]) await store.sessions.add(one);
        expect(await store.sessions.end(BUDI, { only: foreign.publicId })).toEqual([]);
        expect(await store.sessions.end(BUDI, { only: a.publicId })).toEqual([a.publicId]);
        expect(await store.sessions.end(BUDI, { except: b.publicId })).toEqual([c.publicId]);
        expect(await store.sessions.end(BUDI, 'all')).toEqual([b.publicId]);
        expect(await store.sessions.find(foreign.id, 2000)).toBeDefined();
      });
    });

    describe('throttle counters', () => {
      const counter = (count: number) => ({ count, startedAt: 1, lastAt: 2, expiresAt: 100 });

      it('lets parallel attempts see each other', async () => {
        await Promise.all(
          Array.from({ length: 30 }, () => store.throttle.change('k', 10, (current) => counter((current?.count ?? 0) + 1))),
        );
        expect(await store.throttle.read('k', 10)).toEqual(counter(30));
      });

      it('forgets a counter at its end, and leaves one alone that needs no change', async () => {
        await store.throttle.change('k', 10, () => counter(5));
        expect(await store.throttle.change('k', 10, () => undefined)).toEqual(counter(5));
        expect(await store.throttle.read('k', 100)).toBeUndefined();
        const seen: unknown[] = [];
        const look = (current: unknown): undefined => {
          seen.push(current);
        };
        await store.throttle.change('k', 100, look);
        expect(seen).toEqual([undefined]);
        await store.throttle.sweep(100);
        await store.throttle.change('k', 10, look);
        expect(seen).toEqual([undefined, undefined]);
      });
    });

    describe('settings', () => {
      it('begin empty, merge, and count versions', async () => {
        expect(await store.settings.read(BUDI)).toEqual({ version: 0, values: {} });
        await store.settings.save(BUDI, { theme: 'dark', pageSize: 50 });
        expect(await store.settings.save(BUDI, { theme: 'light' })).toEqual({ version: 2, values: { theme: 'light', pageSize: 50 } });
        expect((await store.settings.read(SITI)).version).toBe(0);
      });

      it('refuse a save over a version that has moved on', async () => {
        await store.settings.save(BUDI, { a: 1 });
        expect(await store.settings.save(BUDI, { a: 2 }, 0)).toBeUndefined();
        expect(await store.settings.save(BUDI, { a: 2 }, 1)).toMatchObject({ version: 2 });
      });

      it('lose nothing of saves at the same moment', async () => {
        await Promise.all(Array.from({ length: 20 }, (_, index) => store.settings.save(BUDI, { [`k${index}`]: index })));
        const { version, values } = await store.settings.read(BUDI);
        expect([version, Object.keys(values).length]).toEqual([20, 20]);
      });
    });

    describe('identities', () => {
      const identity = (over: object = {}) => ({
        id: newId(),
        account: BUDI,
        name: 'Budi',
        address: 'budi@example.org',
        replyTo: '',
        signature: 'Salam,\nBudi',
        isDefault: false,
        ...over,
      });

      it('make the first one the default, and one only', async () => {
        const first = await store.identities.save(identity());
        expect(first.isDefault).toBe(true);
        const second = await store.identities.save(identity({ address: 'a@example.org', isDefault: true }));
        expect((await store.identities.list(BUDI)).map((one) => [one.id, one.isDefault])).toEqual([
          [second.id, true],
          [first.id, false],
        ]);
        expect((await store.identities.save({ ...second, isDefault: false })).isDefault).toBe(true);
      });

      it('are made once by parallel sign-ins', async () => {
        await Promise.all(Array.from({ length: 5 }, () => store.identities.ensure(identity())));
        expect(await store.identities.list(BUDI)).toHaveLength(1);
      });

      it('keep the last one, hand the default on, and are out of reach for others', async () => {
        const first = await store.identities.save(identity());
        await expect(store.identities.delete(BUDI, first.id)).rejects.toMatchObject({ code: 'identity.last' });
        const second = await store.identities.save(identity());
        await expect(store.identities.delete(SITI, first.id)).rejects.toMatchObject({ code: 'identity.missing' });
        expect(await store.identities.get(SITI, first.id)).toBeUndefined();
        await store.identities.delete(BUDI, first.id);
        expect(await store.identities.list(BUDI)).toEqual([{ ...second, isDefault: true }]);
      });
    });

    describe('contacts', () => {
      const fields = (name: string, addresses: string[] = [], note = '') => ({ name, addresses, note });

      it('are found by all words in any case, in name, address or note, and by nothing else', async () => {
        await store.contacts.save(BUDI, undefined, fields('Siti Aminah', ['siti@contoh.id'], 'Rekan 100% kantor'));
        await store.contacts.save(BUDI, undefined, fields('Ångström', ['a_b@example.org']));
        await store.contacts.save(SITI, undefined, fields('Siti lain', ['x@example.org']));
        const found = async (words: string) => (await store.contacts.search(BUDI, words, 50)).map((one) => one.name);
        expect(await found('')).toEqual(['Siti Aminah', 'Ångström']);
        expect(await found('AMINAH contoh')).toEqual(['Siti Aminah']);
        expect(await found('aminah example')).toEqual([]);
        expect(await found('100%')).toEqual(['Siti Aminah']);
        expect(await found('a_b')).toEqual(['Ångström']);
        expect(await found('%')).toEqual(['Siti Aminah']);
        expect(await found('ångström')).toEqual(['Ångström']);
        expect(await found(String.raw`\ ' ; DROP TABLE`)).toEqual([]);
      });

      it('keep what the form does not know of a card', async () => {
        const made = await store.contacts.save(BUDI, undefined, fields('Siti', ['siti@a.example']));
        const saved = await store.contacts.save(BUDI, made.id, fields('Siti A.', ['new@a.example', 'siti@a.example'], 'catatan'));
        expect(saved).toMatchObject({ id: made.id, name: 'Siti A.', addresses: ['new@a.example', 'siti@a.example'], note: 'catatan' });
        expect(saved.vcard).toContain(`UID:urn:uuid:${made.id.slice(0, 8)}-`);
        expect(await store.contacts.get(BUDI, made.id)).toEqual(saved);
      });

      it('refuse a card that is not there, or is another person\'s', async () => {
        const made = await store.contacts.save(SITI, undefined, fields('Budi'));
        await expect(store.contacts.save(BUDI, made.id, fields('X'))).rejects.toMatchObject({ code: 'contact.missing' });
        await expect(store.contacts.delete(BUDI, made.id)).rejects.toMatchObject({ code: 'contact.missing' });
        await store.contacts.delete(SITI, made.id);
        expect(await store.contacts.get(SITI, made.id)).toBeUndefined();
      });
    });

    describe('submissions', () => {
      const MINE = 'host:1:mine';

      it('are added once for one id, and apart for two accounts', async () => {
        const first = aSubmission();
        expect((await store.submissions.add(first, 1)).added).toBe(true);
        const again = await store.submissions.add({ ...first, subject: 'other' }, 2);
        expect(again).toMatchObject({ added: false, submission: { subject: first.subject, createdAt: 1 } });
        expect((await store.submissions.add({ ...first, account: SITI }, 3)).added).toBe(true);
        expect(await store.submissions.list(BUDI)).toHaveLength(1);
        expect(await store.submissions.list(BUDI, ['sent'])).toEqual([]);
      });

      it('are claimed by one runner at a time', async () => {
        await store.submissions.add(aSubmission(), 1);
        const claims = await Promise.all(['a', 'b', 'c'].map((owner) => store.submissions.claim(owner, 1000, 10)));
        expect(claims.filter(Boolean)).toHaveLength(1);
        expect(await store.submissions.claim('d', 2000, 999)).toBeUndefined();
        expect(await store.submissions.claim('d', 2000, 1000)).toMatchObject({ leaseOwner: 'd', leaseUntil: 2000 });
      });

      it('are claimed when due and not before', async () => {
        const one = aSubmission();
        await store.submissions.add(one, 1);
        await store.submissions.claim(MINE, 1000, 10);
        const deferred = await store.submissions.change(one, { from: 'queued', holder: MINE }, 'deferred', { retryAt: 500, attempts: 1 }, 20);
        expect(deferred).toMatchObject({ state: 'deferred', retryAt: 500, attempts: 1 });
        await store.submissions.release(one, MINE);
        expect(await store.submissions.claim(MINE, 1000, 499)).toBeUndefined();
        expect(await store.submissions.claim(MINE, 1000, 500)).toMatchObject({ id: one.id, state: 'deferred' });
      });

      it('never leave refused, waiting, filed or discarded by a claim', async () => {
        for (const state of ['refused', 'waiting', 'filed', 'discarded'] as const) {
          const one = aSubmission();
          await store.submissions.add(one, 1);
          await store.submissions.change(one, { from: 'queued', holder: null }, state, { retryAt: 1 }, 5);
        }
        expect(await store.submissions.claim(MINE, 1000, 500)).toBeUndefined();
      });

      it('change only for the holder, while the lease lasts, from the state that was meant', async () => {
        const one = aSubmission();
        await store.submissions.add(one, 1);
        await store.submissions.claim(MINE, 1000, 10);
        const change = (from: 'queued' | 'sending', holder: string | null, now: number) =>
          store.submissions.change(one, { from, holder }, 'sending', {}, now);
        expect(await change('queued', 'other', 20)).toBeUndefined();
        expect(await change('queued', null, 20)).toBeUndefined();
        expect(await change('sending', MINE, 20)).toBeUndefined();
        expect(await change('queued', MINE, 1000)).toBeUndefined();
        expect(await store.submissions.change({ ...one, account: SITI }, { from: 'queued', holder: MINE }, 'sending', {}, 20)).toBeUndefined();
        expect(await change('queued', MINE, 20)).toMatchObject({ state: 'sending', stateAt: 20 });
      });

      it('keep a lease by renewing it, and lose it once it ran out', async () => {
        const one = aSubmission();
        await store.submissions.add(one, 1);
        await store.submissions.claim(MINE, 1000, 10);
        expect(await store.submissions.renew(one, MINE, 2000, 900)).toBe(true);
        expect(await store.submissions.renew(one, 'other', 2000, 900)).toBe(false);
        expect(await store.submissions.renew(one, MINE, 3000, 2000)).toBe(false);
        expect(await store.submissions.owners()).toEqual([MINE]);
        await store.submissions.releaseAll(MINE);
        expect(await store.submissions.owners()).toEqual([]);
      });

      it('become unknown when whoever was sending them is gone, and only then', async () => {
        const one = aSubmission();
        await store.submissions.add(one, 1);
        await store.submissions.claim(MINE, 1000, 10);
        await store.submissions.change(one, { from: 'queued', holder: MINE }, 'sending', {}, 20);
        expect(await store.submissions.abandon(999, 5000)).toEqual([]);
        expect(await store.submissions.abandon(1000, 5000)).toMatchObject([{ state: 'unknown', error: 'submission.unknown', retryAt: 5000, leaseOwner: null }]);
      });

      it('go on when their person is back', async () => {
        const [waiting, filing, foreign] = [aSubmission(), aSubmission(), aSubmission({ account: SITI })];
        for (const one of [waiting, filing, foreign]) await store.submissions.add(one, 1);
        await store.submissions.change(waiting, { from: 'queued', holder: null }, 'waiting', {}, 5);
        await store.submissions.change(foreign, { from: 'queued', holder: null }, 'waiting', {}, 5);
        await store.submissions.change(filing, { from: 'queued', holder: null }, 'sent', { retryAt: 9999 }, 5);
        await store.submissions.wake(BUDI, 50);
        expect(await store.submissions.get(BUDI, waiting.id)).toMatchObject({ state: 'queued' });
        expect(await store.submissions.get(BUDI, filing.id)).toMatchObject({ state: 'sent', retryAt: 50 });
        expect(await store.submissions.get(SITI, foreign.id)).toMatchObject({ state: 'waiting' });
      });

      it('lose their spool file, and filed ones their text, with the last step', async () => {
        for (const state of ['filed', 'discarded'] as const) {
          const id = newId();
          const one = aSubmission({ id, spoolPath: store.files.spool(BUDI, id) });
          writeFileSync(one.spoolPath, 'x');
          await store.submissions.add(one, 1);
          const last = await store.submissions.change(one, { from: 'queued', holder: null }, state, {}, 5);
          expect(existsSync(one.spoolPath)).toBe(false);
          expect(last?.composer).toEqual(state === 'filed' ? {} : one.composer);
        }
      });
    });

    describe('parked forms', () => {
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
        await store.parkedForms.add(one);
        const found = await store.parkedForms.get(BUDI, 's1', one.id, 99);
        expect(Buffer.from(found?.ciphertext ?? []).toString()).toBe('sealed');
        expect(await store.parkedForms.get(BUDI, 's2', one.id, 99)).toBeUndefined();
        expect(await store.parkedForms.get(SITI, 's1', one.id, 99)).toBeUndefined();
        expect(await store.parkedForms.get(BUDI, 's1', one.id, 100)).toBeUndefined();
        await store.parkedForms.delete(SITI, one.id);
        expect(await store.parkedForms.get(BUDI, 's1', one.id, 99)).toBeDefined();
      });

      it('are refused one octet over the limit, and make room for the newest', async () => {
        await expect(store.parkedForms.add(form({ ciphertext: Buffer.alloc(PARKED_FORM_LIMIT + 1) }))).rejects.toMatchObject({ code: 'input.too_large' });
        const all = Array.from({ length: PARKED_FORMS_KEPT + 1 }, (_, index) => form({ createdAt: index }));
        for (const one of all) await store.parkedForms.add(one);
        expect(await store.parkedForms.get(BUDI, 's1', all[0]?.id ?? '', 50)).toBeUndefined();
        expect(await store.parkedForms.get(BUDI, 's1', all[1]?.id ?? '', 50)).toBeDefined();
      });
    });

    describe('uploads and files', () => {
      const upload = (over: object = {}) => {
        const id = newId();
        return { id, account: BUDI, name: 'a "b".pdf', type: 'application/pdf', size: 3, path: store.files.upload(BUDI, id), createdAt: 1, expiresAt: 100, ...over };
      };

      it('come in the order asked for, of one account, without those that are gone', async () => {
        const [a, b, late] = [upload(), upload(), upload({ expiresAt: 10 })];
        for (const one of [a, b, late]) await store.uploads.add(one);
        expect(await store.uploads.getMany(BUDI, [b.id, newId(), late.id, a.id], 50)).toEqual([b, a]);
        expect(await store.uploads.getMany(SITI, [a.id], 50)).toEqual([]);
        expect(await store.uploads.usage(BUDI, 50)).toBe(6);
        await store.uploads.extend(SITI, [a.id], 999);
        expect(await store.uploads.get(BUDI, a.id, 100)).toBeUndefined();
        await store.uploads.extend(BUDI, [a.id], 999);
        expect(await store.uploads.get(BUDI, a.id, 998)).toMatchObject({ expiresAt: 999 });
      });

      it('leave no file behind when deleted, and none of another account', async () => {
        const one = upload();
        writeFileSync(one.path, 'abc');
        await store.uploads.add(one);
        await store.uploads.delete(SITI, [one.id]);
        expect(existsSync(one.path)).toBe(true);
        await store.uploads.delete(BUDI, [one.id]);
        expect(existsSync(one.path)).toBe(false);
      });

      it('never name a path outside the data directory', () => {
        for (const id of ['../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(31)}/`]) expect(() => store.files.upload(BUDI, id)).toThrow('internal');
        expect(store.files.spool(BUDI, 'a'.repeat(32))).not.toBe(store.files.spool(SITI, 'a'.repeat(32)));
        expect(store.files.spool('../x', 'a'.repeat(32)).startsWith(join(directory, 'spool'))).toBe(true);
      });

      it('are swept with their time, except what a submission still needs and files that are new', async () => {
        const now = Date.now();
        const needed = upload({ expiresAt: now - 1 });
        const old = upload({ expiresAt: now - 1 });
        const [orphan, fresh] = [store.files.upload(BUDI, newId()), store.files.spool(BUDI, newId())];
        for (const path of [needed.path, old.path, orphan, fresh]) writeFileSync(path, 'abc');
        const longAgo = (now - TIMES.upload) / 1000 - 60;
        for (const path of [needed.path, orphan]) utimesSync(path, longAgo, longAgo);
        for (const one of [needed, old]) await store.uploads.add(one);
        await store.submissions.add(aSubmission({ uploads: [needed.id] }), now);
        await store.sweep(now);
        expect([needed.path, old.path, orphan, fresh].map((path) => existsSync(path))).toEqual([true, false, false, true]);
        expect(await store.uploads.get(BUDI, needed.id, now)).toBeDefined();
      });

      it('forget final submissions after a week and live ones never', async () => {
        const week = 7 * 24 * 3_600_000;
        const [filed, refused] = [aSubmission(), aSubmission()];
        for (const one of [filed, refused]) await store.submissions.add(one, 1);
        await store.submissions.change(filed, { from: 'queued', holder: null }, 'filed', {}, 10);
        await store.submissions.change(refused, { from: 'queued', holder: null }, 'refused', {}, 10);
        await store.sweep(9 + week);
        expect(await store.submissions.list(BUDI)).toHaveLength(2);
        await store.sweep(10 + week);
        expect((await store.submissions.list(BUDI)).map((one) => one.id)).toEqual([refused.id]);
      });
    });
  });
}
