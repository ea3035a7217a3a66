import { join } from 'node:path';

import { expect, test } from './fixtures/test.ts';
import { runState } from './fixtures/run-state.ts';
import { openLynx, openW3m } from './pages/text-browser.ts';

for (const [name, open] of [
  ['lynx', openLynx],
  ['w3m', openW3m],
] as const)
  test(`in ${name}: sign in, list, read, answer, sign out`, async ({ tupai, newUser }) => {
    const budi = await newUser({ displayName: 'Budi' });
    const siti = await newUser();
    await budi.append('INBOX', { from: `Siti <${siti.address}>`, subject: 'Kapan rapat?', text: 'Besok atau lusa?' });
    const browser = await open(`${tupai.origin}${tupai.base}/login`, join(runState().dir, `${name}-home`));
    try {
      await browser.fill(/user name/, budi.login);
      await browser.fill(/Password/, budi.password);
      await browser.follow(/Sign in/);

      await browser.see(/Kapan rapat\?/);
      await browser.follow(/Kapan rapat\?/);
      await browser.see(/Besok atau lusa\?/);
      expect(await budi.flags('INBOX', (await budi.uids('INBOX'))[0] ?? 0)).toContain('\\Seen');

      await browser.follow(/Reply\b/);
      await browser.see(/> Besok atau lusa\?/);
      await browser.write(/\n\s*Subject/, 'Lusa pukul sembilan.');
      await browser.follow(name === 'w3m' ? /Send$/ : /Send/); // it looks from the end, where Send later stands
      await browser.see(/Message sent\./);
      const uid = await siti.waitFor('INBOX', 'Re: Kapan rapat?');
      const source = (await siti.raw('INBOX', uid)).toString();
      expect(source).toContain('Lusa pukul sembilan.');
      expect(source).toContain('> Besok atau lusa?');

      await browser.follow(/Sign out/);
      await browser.see(/You are signed out\./);
    } finally {
      await browser.close();
    }
  });
