import { expect, test } from './fixtures/test.ts';

/** Everything on a page that leads somewhere. */
const waysOut = (): string[] =>
  ['href', 'src', 'action', 'formaction', 'poster', 'data'].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
  );

test('no link, form, redirect, file or cookie leaves the place where Tupai is mounted', async ({
  tupai,
  newUser,
  signedIn,
}) => {
  test.setTimeout(240_000);
  const budi = await newUser();
  await budi.append('INBOX', {
    subject: 'Satu',
    text: 'Satu',
    attachments: [{ name: 'a.txt', type: 'text/plain', content: 'a' }],
  });
  await budi.append('INBOX', { subject: 'Dua', html: '<p>Dua</p>' });
  const mine = await signedIn(budi);
  const inside = (path: string): boolean => path === tupai.base || path.startsWith(`${tupai.base}/`);
  const outside: string[] = [];
  mine.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const location = response.headers()['location'];
    if (!inside(pathname)) outside.push(`asked for ${pathname}`);
    if (location !== undefined && !inside(location)) outside.push(`${pathname} leads to ${location}`);
  });

  const seen = new Set<string>();
  const kinds = new Set<string>();
  const waiting = [mine.page.url()];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    // One page of each kind: mailboxes, messages and queries differ in their names only.
    const { pathname, searchParams } = new URL(url);
    const kind = `${pathname.replace(/\/mail\/[^/]+/, '/mail/*').replace(/[0-9a-f]{32}|\d+\.\d+/, '*')}?${[...searchParams.keys()].join('&')}&${searchParams.get('view') ?? ''}${searchParams.get('mode') ?? ''}`;
    if (seen.has(url) || kinds.has(kind) || pathname.startsWith(`${tupai.base}/api/`)) continue;
    seen.add(url);
    kinds.add(kind);
    await mine.page.goto(url);
    for (const way of await mine.page.evaluate(waysOut)) {
      if (/^(?:#|mailto:|data:|blob:|about:)/.test(way) || way === '') continue;
      const target = new URL(way, url);
      if (target.origin !== new URL(url).origin) continue;
      if (!way.startsWith('?') && !inside(target.pathname)) outside.push(`${pathname} shows ${way}`);
      else waiting.push(target.href.split('#')[0] ?? '');
    }
  }
  expect(seen.size).toBeGreaterThan(10);
  expect(outside).toEqual([]);

  const cookies = await mine.page.context().cookies();
  expect(cookies.map(({ path }) => path)).toEqual(cookies.map(() => tupai.base || '/'));
  expect(cookies.filter(({ sameSite }) => sameSite !== 'Lax')).toEqual([]);
  // Scripts see none of them but the one a script wrote: the browser's time zone.
  const open = cookies.filter(({ httpOnly }) => !httpOnly).map(({ name }) => name);
  expect(open.toSorted()).toEqual(mine.scripts ? ['tupai-screen', 'tupai-tz'] : []);
});
