import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { candidate, rankPeople } from '#lib/mail/rank-people.ts';
import { openSqlite } from '#lib/store/open-sqlite.ts';
import { openStore } from '#lib/store/open-store.ts';
import { percentile } from './percentile.ts';

/**
 * How long completion looks through the books of one person (`node bench/complete.ts --contacts 10000`): reading them from the store, once
 * after each change, and ranking them for each letter. Without network and directory. Prints milliseconds.
 */
const { values } = parseArgs({ options: { contacts: { type: 'string', default: '10000' } } });
const count = Number(values.contacts);
const ACCOUNT = 'bench|localhost';
const FIRST =
  'Ani Budi Citra Dewi Eko Fajar Gita Hadi Indah Joko Kartika Lestari Made Nur Oka Putri Rani Siti Tono Wayan'.split(
    ' ',
  );
const LAST =
  'Aminah Baskoro Cahyadi Damayanti Effendi Firmansyah Gunawan Hartono Irawan Jatmiko Kusuma Lubis Mulyadi'.split(' ');
const TYPED = ['an', 'si', 'siti am', 'contoh', 'o5', 'zzz', 'wayan.k'];
const ROUNDS = 30;

const directory = mkdtempSync(join(tmpdir(), 'tupai-bench-complete-'));
const store = await openStore(openSqlite(join(directory, 'tupai.sqlite')), directory);
try {
  const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
  const cards = Array.from({ length: count }, (_, at) => {
    const [first, last] = [pick(FIRST, at), pick(LAST, Math.floor(at / FIRST.length))];
    const address = `${first}.${last}.o${String(at)}@contoh.id`.toLowerCase();
    const note = `NOTE:Bertemu di kantor ${String(at)}\\, lantai ${String(at % 9)}`;
    return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:bench-${String(at)}\r\nFN:${first} ${last} ${String(at)}\r\nEMAIL:${address}\r\nORG:SMK ${String(at % 50)}\r\n${note}\r\nEND:VCARD\r\n`;
  });
  await store.contacts.add(ACCOUNT, cards);
  const used = Array.from({ length: 200 }, (_, at) => ({ name: '', address: `lain${String(at)}@contoh.id` }));
  await store.contacts.use(ACCOUNT, used, Date.now(), true);
  const start = performance.now();
  const people = (await store.contacts.known(ACCOUNT, 50_000)).flatMap(({ name, addresses, favourite, uses, usedAt }) =>
    addresses.map((address) => candidate({ name, address, distance: 0, favourite, uses, usedAt })),
  );
  console.log(`read once  ${String(people.length)} people   ${(performance.now() - start).toFixed(1)} ms`);
  for (const typed of TYPED) {
    const times: number[] = [];
    let found = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now();
      found = rankPeople(people, typed, Date.now(), 8).length;
      times.push(performance.now() - began);
    }
    const [middle, worst] = [percentile(times, 0.5), percentile(times, 0.95)].map((ms) => ms.toFixed(1));
    console.log(`${typed.padEnd(10)} ${String(found)} found   p50 ${middle ?? ''} ms   p95 ${worst ?? ''} ms`);
  }
} finally {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
}
