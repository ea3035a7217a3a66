import { afterAll, describe, expect, it, vi } from 'vitest';
import { currentMailserver, makeManyMailboxes } from '#e2e/mailserver/index.ts';
import { subscribe } from '../events/index.ts';
import * as imap from './index.ts';
import { accessOf, pointAt } from './test-access.ts';
import { WINDOW } from './test-faults.ts';

const mailserver = currentMailserver();
/** Dovecot opens each mailbox that it never saw before it says a word about any of them. */
const FIRST_LOOK = 240_000;

afterAll(() => imap.closeAll());

describe('an account of 10,000 folders', () => {
  it(
    'fault 47: lists all of them with their counts, and its inbox opens by one window',
    async () => {
      const paths = Array.from({ length: 10_000 }, (_, nth) =>
        nth < 5000 ? `F${String(nth).padStart(4, '0')}` : `P${String(nth % 100)}/F${String(nth)}`,
      );
      const budi = await mailserver.user();
      await budi.append('INBOX', { subject: 'Halo' });
      makeManyMailboxes(mailserver, budi, paths);
      for (const profile of ['full', 'courier', 'minimal'] as const) {
        pointAt(mailserver.imap[profile]);
        const access = accessOf(budi);
        const stream = { receive: () => undefined, end: () => undefined }; // somebody has a page open
        const { close } = subscribe(access.account, { session: 'desk', since: '' }, stream);
        const prefix = profile === 'courier' ? 'INBOX.' : '';
        const wanted = paths.map((path) => prefix + (prefix === '' ? path : path.replace('/', '.')));
        const listed = await vi.waitFor(() => imap.listMailboxes(access), { timeout: FIRST_LOOK, interval: 100 });
        const known = new Map(listed.map((one) => [one.path, one]));
        expect(known.get('INBOX')).toMatchObject({ messages: 1, specialUse: 'inbox' });
        expect(wanted.filter((path) => !known.get(path)?.selectable)).toEqual([]);

        const commands: string[] = [];
        const stop = imap.traceCommands(({ text }) => commands.push(text));
        const { rows } = await imap.listMessages(access, { account: access.account, path: 'INBOX' }, WINDOW);
        await imap.listMailboxes(access);
        stop();
        expect(rows.map(({ envelope }) => envelope.subject)).toEqual(['Halo']);
        expect(commands.filter((command) => /FETCH \S*\*/.test(command))).toEqual([]);
        expect(commands.filter((command) => /^(?:LIST|LSUB|STATUS)/.test(command))).toEqual([]); // nothing happened since
        close();
        await imap.closeAll();
      }
    },
    2 * FIRST_LOOK,
  );
});
