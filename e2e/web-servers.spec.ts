import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { watchEvents } from '#lib/contract/events.ts';
import { ask } from './fixtures/ask.ts';
import { listenToEvents } from './fixtures/listen-to-events.ts';
import { runState } from './fixtures/run-state.ts';
import { expect, test } from './fixtures/test.ts';
import { startWebServer } from './fixtures/web-server.ts';
import { findFreePorts } from './mailserver/find-free-ports.ts';
import { makeCertificates } from './mailserver/make-certificates.ts';

for (const [kind, secure] of [
  ['nginx', true],
  ['nginx', false],
  ['apache', true],
  ['apache', false],
] as const)
  test(`behind ${kind} with the snippet of docs/, over ${secure ? 'HTTPS' : 'HTTP'}: sign in, hear of news at once, upload 40 MB, send, read`, async ({
    base,
    newUser,
    open,
    startOwn,
  }) => {
    test.setTimeout(180_000);
    const [port = 0] = await findFreePorts(1);
    const dir = join(runState().dir, `${kind}-${String(port)}`);
    const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${String(port)}`;
    const own = await startOwn({ TUPAI_PUBLIC_URLS: `${origin}${base}`, TUPAI_TRUSTED_PROXIES: '127.0.0.1' });
    const tls = secure ? { tls: await makeCertificates(runState().mailserver.dir) } : {};
    const server = await startWebServer({ kind, port, dir, upstream: { port: own.port, base }, ...tls });
    try {
      const budi = await newUser();
      const tupai = await open({ at: own, origin, ignoreHTTPSErrors: true });
      await tupai.page.goto(base === '' ? '/' : base);
      expect(new URL(tupai.page.url()).pathname).toBe(`${base}/login`);
      await tupai.signIn(budi);

      const cookies = await tupai.page.context().cookies();
      const prefix = !secure ? '' : base === '' ? '__Host-' : '__Secure-';
      const sessions = cookies.filter(({ name }) => name.startsWith(prefix) && /session/i.test(name));
      expect(sessions).toMatchObject([{ path: base || '/', secure, httpOnly: true, sameSite: 'Lax' }]);
      if (!secure) expect(sessions[0]?.name).not.toMatch(/^__/);

      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const { host } = new URL(origin);
      const headers = { host, cookie, 'accept-encoding': 'gzip, br' };
      const stream = await listenToEvents(`${origin}${base}${watchEvents.path}`, headers);
      expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8' });
      expect(stream.headers['content-encoding']).toBeUndefined();
      await expect.poll(() => stream.heard()).toContain('"type":"ready"'); // a few octets, and nothing behind them
      await expect(async () => {
        await budi.deliver({ subject: 'Kabar' }); // one from before the watch began is told as `resync`
        await expect.poll(() => stream.heard(), { timeout: 3000 }).toContain('"mailbox":"INBOX"');
      }).toPass({ timeout: 40_000 });

      const composer = await tupai.openCompose();
      const video = join(dir, 'video.bin');
      writeFileSync(video, randomBytes(40_000_000));
      await composer.attach(video);
      await expect(composer.files.filter({ hasText: 'video.bin' })).toContainText('40 MB');
      await tupai.page.getByRole('button', { name: 'Remove video.bin' }).click();
      await expect(composer.files).toHaveCount(0);
      await composer.fill({ to: budi.address, subject: 'Lewat peladen web', text: 'Sampai?' });
      await composer.attach({ name: 'kecil.bin', mimeType: 'application/octet-stream', buffer: Buffer.from('kecil') });
      await composer.send();
      await budi.waitFor('INBOX', 'Lewat peladen web');
      const message = await (await tupai.openInbox()).open('Lewat peladen web');
      expect((await message.save('kecil.bin')).toString()).toBe('kecil');
      await tupai.signOut();
      expect(await stream.ended).toContain('session-ended');
    } finally {
      await server.stop();
    }
    // The proxy is listed, its own host is not: nobody reaches Tupai under another name.
    expect((await ask(`${own.origin}${base}/login`)).status).toBe(421);
  });
