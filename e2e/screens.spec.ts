import { AxeBuilder } from '@axe-core/playwright';

import { expect, test } from './fixtures/test.ts';
import {
  contactPage,
  emptyPage,
  folderPage,
  helpPage,
  identityPage,
  listPage,
  outboxPage,
  searchPage,
} from '#lib/contract/pages.ts';
import type { TestUser } from './mailserver/index.ts';
import type { Tupai } from './pages/tupai.ts';

/** Every screen, by how a person gets there. */
const screens: Record<string, (tupai: Tupai, user: TestUser) => Promise<unknown>> = {
  inbox: (tupai) => tupai.openInbox(),
  'an empty folder': (tupai) => tupai.goto(listPage('Drafts')),
  'search results': (tupai) => tupai.goto(listPage('INBOX', { q: 'rapat' })),
  'found in all folders': (tupai) => tupai.goto(searchPage({ q: 'rapat' })),
  'what can be searched for': (tupai) => tupai.goto(searchPage()),
  conversations: (tupai) => tupai.goto(listPage('INBOX', { threads: '1' })),
  'a message of a conversation': async (tupai) => {
    await tupai.goto(listPage('INBOX', { threads: '1' }));
    await tupai.page.getByRole('link', { name: 'Undangan rapat', exact: true }).click();
    await tupai.reader.isOpen('Undangan rapat');
  },
  'a selection': async (tupai) => (await tupai.openInbox()).select('Undangan rapat'),
  'a message': async (tupai) => (await tupai.openInbox()).open('Undangan rapat'),
  'a message as HTML': async (tupai) => {
    await (await tupai.openInbox()).open('Newsletter');
    const asDesigned = tupai.page.getByRole('link', { name: 'As designed' });
    if (await asDesigned.isVisible()) await asDesigned.click();
  },
  'a folder that is not there': (tupai) => tupai.goto(listPage('Nowhere')),
  compose: (tupai) => tupai.openCompose(),
  'a reply': async (tupai) => {
    await (await tupai.openInbox()).open('Undangan rapat');
    await tupai.reader.reply();
  },
  outbox: (tupai) => tupai.goto(outboxPage()),
  folders: (tupai) => tupai.openFolders(),
  'one folder': (tupai) => tupai.goto(folderPage('Proyek')),
  'empty the trash': (tupai) => tupai.goto(emptyPage('Trash')),
  contacts: (tupai) => tupai.openContacts(),
  'a new contact': (tupai) => tupai.goto(contactPage('new')),
  settings: (tupai) => tupai.openSettings(),
  appearance: (tupai) => tupai.openSettings('appearance'),
  'settings of the mailbox': (tupai) => tupai.openSettings('mailbox'),
  'whose images are shown': (tupai) => tupai.openSettings('images'),
  shortcuts: (tupai) => tupai.openSettings('keyboard'),
  'names and signatures': (tupai) => tupai.openSettings('identities'),
  'a new sender': (tupai) => tupai.goto(identityPage('new')),
  'signed-in devices': (tupai) => tupai.openSettings('sessions'),
  help: (tupai) => tupai.goto(helpPage()),
};

async function somebody(newUser: () => Promise<TestUser>): Promise<TestUser> {
  const user = await newUser();
  await user.createMailbox('Proyek');
  await user.append('INBOX', {
    subject: 'Undangan rapat',
    from: 'Siti Rahayu <siti@tupai.test>',
    text: 'Rapat besok pukul 9.\n\n> Kapan?\n> > Besok.\n\nhttps://example.org/',
  });
  await user.append('INBOX', {
    subject: 'Newsletter',
    text: 'Plain',
    html: '<h1>News</h1><table><tr><td bgcolor="#eee">One</td></tr></table><img src="https://example.org/x.png">',
    attachments: [{ name: 'agenda.txt', type: 'text/plain', content: 'one, two' }],
  });
  return user;
}

async function faultsOf(tupai: Tupai): Promise<string[]> {
  // The frame of a message runs nothing, not even this; what stands in it is the sender's.
  const { violations } = await new AxeBuilder({ page: tupai.page }).exclude('iframe').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sign-in page has no barrier for anybody, in ${colorScheme}`, async ({ open }) => {
    const tupai = await open({ colorScheme });
    await tupai.openSignIn();
    expect(await faultsOf(tupai)).toEqual([]);
  });

  // Colours are the same at every width, so the dark ones are looked at once.
  const widths = { light: { 'a desk': 1280, 'a tablet': 820, 'a phone': 390 }, dark: { 'a desk': 1280 } }[colorScheme];
  for (const [viewport, width] of Object.entries(widths))
    test(`no screen has a barrier or runs over its edge, on ${viewport}, in ${colorScheme}`, async ({
      newUser,
      signedIn,
    }) => {
      test.setTimeout(300_000);
      const user = await somebody(newUser);
      const tupai = await signedIn(user, { colorScheme, viewport: { width, height: 800 } });
      for (const [name, go] of Object.entries(screens))
        await test.step(name, async () => {
          await go(tupai, user);
          expect.soft(await faultsOf(tupai), name).toEqual([]);
          const [room, needed] = await tupai.page.evaluate(() => [
            window.innerWidth,
            document.documentElement.scrollWidth,
          ]);
          expect.soft(needed, `${name}: scrolls sideways`).toBeLessThanOrEqual(room ?? 0);
        });
    });
}
