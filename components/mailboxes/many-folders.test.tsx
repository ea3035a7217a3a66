import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { foldersPage, listPage, type MailboxView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { FolderPages } from './folder-pages.tsx';
import { MailboxRail } from './mailbox-rail.tsx';
import { TargetOptions } from './target-options.tsx';

const texts = createTexts('en', 'UTC', new Date());

const folder = (path: string, over: Partial<MailboxView> = {}): MailboxView => ({
  key: encodeMailboxKey(path),
  path,
  name: path.split('/').at(-1) ?? path,
  depth: path.split('/').length - 1,
  delimiter: '/',
  specialUse: null,
  selectable: true,
  subscribed: true,
  messages: 3,
  unseen: 1,
  uidNext: 4,
  uidValidity: 1,
  rights: null,
  namespace: 'personal',
  color: null,
  favourite: false,
  notify: false,
  ...over,
});
/** 4,950 beside each other, and 99 with 50 in each; those people look for stand last. */
const many = [
  folder('INBOX', { specialUse: 'inbox' }),
  ...Array.from({ length: 4950 }, (_, nth) => folder(`F${String(nth)}`)),
  ...Array.from({ length: 99 }, (_, nth) => [
    folder(`P${String(nth)}`),
    ...Array.from({ length: 50 }, (__, at) => folder(`P${String(nth)}/in ${String(at)}`)),
  ]).flat(),
  folder('Kirim', { specialUse: 'sent' }),
  folder('Kesukaan', { favourite: true }),
];
const rail = (mailboxes: readonly MailboxView[], current: string): string =>
  renderToString(
    <MailboxRail
      texts={texts}
      list={{ mailboxes: [...mailboxes], quota: null, searches: [] }}
      current={current}
      token="token"
    />,
  );
const pages = (find: string, from: number): string =>
  renderToString(<FolderPages texts={texts} token="token" mailboxes={many} find={find} from={from} />);
const targets = (here: string): string => renderToString(<TargetOptions texts={texts} mailboxes={many} here={here} />);
const count = (text: string, part: RegExp): number => [...text.matchAll(part)].length;
const hrefs = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

describe('fault 47: ten thousand folders', () => {
  it('take little room in the folder list of a page, which still has the ones people look for', () => {
    const html = rail(many, 'P98/in 49');
    const links = hrefs(html);
    for (const path of ['INBOX', 'Kirim', 'Kesukaan', 'F0', 'P98', 'P98/in 49', 'P98/in 0'])
      expect(links).toContain(listPage(path));
    expect(links).not.toContain(listPage('P97/in 0'));
    expect(html.length).toBeLessThan(many.length * 30);
    const left = 4950 - 199 + 98 * 51; // beside the inbox 199 have room; of the others the open one alone is there
    expect(html.match(/([\d,]+) more folders/)?.[1]).toBe(texts.number(left));
    expect(html).toContain('name="find"');
  });

  it('stand in a table by pages, and are found by a part of their name', () => {
    const first = pages('', 0);
    expect(count(first, /<th scope="row"/g)).toBe(200);
    expect(hrefs(first)).toContain(foldersPage({ from: 200 }));
    const last = pages('', 999_999_999);
    expect(hrefs(last)).toContain(listPage('Kesukaan'));
    expect(hrefs(last)).toContain(foldersPage({ from: Math.floor((many.length - 1) / 200) * 200 - 200 }));
    const found = pages('KIR', 0);
    expect(hrefs(found)).toContain(listPage('Kirim'));
    expect(count(found, /<th scope="row"/g)).toBe(1);
    expect(count(pages('nowhere', 0), /<th scope="row"/g)).toBe(0);
    expect(hrefs(pages('in 4', 200))).toContain(foldersPage({ find: 'in 4', from: 400 }));
  });

  it('are offered as targets in part, with those beside the open one and how many are missing', () => {
    const html = targets('P98/in 49');
    for (const path of ['INBOX', 'Kirim', 'Kesukaan', 'P98/in 0'])
      expect(html).toContain(`"${encodeMailboxKey(path)}"`);
    expect(count(html, /<option/g)).toBeLessThan(600);
    expect(html).toMatch(/[\d,]+ more folders/);
  });

  it('of five hundred none is left out anywhere', () => {
    const few = many.slice(-500);
    const links = hrefs(rail(few, 'Kirim'));
    for (const { path } of few) expect(links).toContain(listPage(path));
    expect(rail(few, 'Kirim')).not.toContain('name="find"');
  });
});
