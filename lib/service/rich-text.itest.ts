import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentMailserver, type TestUser } from '#e2e/mailserver/index.ts';
import { Readable } from 'node:stream';
import { ComposeStart, DraftFields, type ComposeMode, type ComposeView } from '#lib/contract/index.ts';
import { createTexts } from '#lib/i18n/index.ts';
import { fillExcerpt } from '#lib/mail/fill-excerpt.ts';
import { inlineCid, QUOTED } from '#lib/mail/inline-picture.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import type { Session } from '#lib/session/index.ts';
import { composerFields } from './composer-fields.ts';
import * as service from './index.ts';
import { openTestHouse, type TestHouse } from './test-house.ts';

const mailserver = currentMailserver();
const texts = createTexts('en', 'Asia/Jakarta', new Date('2026-11-21T10:00:00Z'));
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let house: TestHouse;
let budi: TestUser;
let session: Session;

beforeEach(async () => {
  house = await openTestHouse({ imap: mailserver.imap.full, smtp: mailserver.smtp });
  budi = await mailserver.user({ displayName: 'Budi' });
  session = await house.signIn(budi);
  await service.saveSettings(session, { composeFormat: 'html' });
});
afterEach(() => house.close());

const begin = (query: Readonly<Record<string, string>> = {}): Promise<ComposeView> =>
  service.startComposer(session, ComposeStart.parse(query), texts);
const start = async (mode: ComposeMode, mailbox: string, uid: number, excerpt?: '1'): Promise<ComposeView> => {
  const { uidValidity } = await service.listMessages(session, {
    mailbox,
    order: 'arrival',
    direction: 'desc',
    filter: 'all',
    offset: 0,
    field: 'subject',
    q: '',
  });
  return service.startComposer(
    session,
    { ...ComposeStart.parse({ mode, excerpt }), mailbox, message: { uidValidity, uid } },
    texts,
  );
};
const fieldsOf = (view: ComposeView): DraftFields => DraftFields.parse(composerFields(view));
const save = async (view: ComposeView): Promise<number> => {
  const { composer } = await service.compose(session, { ...fieldsOf(view), do: 'save' });
  return decodeMessageKey(composer?.draftMessage ?? '')?.uid ?? 0;
};
const picture = async (): Promise<ComposeView['inline'][number]> => {
  const upload = await service.saveUpload(session, {
    name: 'foto.png',
    type: 'image/png',
    content: Readable.from([PNG]),
  });
  return { ...upload, contentId: inlineCid(upload.id) };
};
/** A message of another program: HTML with a picture inside, as raw bytes. */
const designed = (html: string): string =>
  [
    'From: Siti <siti@tupai.test>',
    `To: ${budi.address}`,
    'Subject: Brosur',
    'Message-ID: <brosur@tupai.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    '--b',
    'Content-Type: image/png; name=logo.png',
    'Content-ID: <logo@brosur>',
    'Content-Disposition: inline; filename=logo.png',
    'Content-Transfer-Encoding: base64',
    '',
    PNG.toString('base64'),
    '--b--',
    '',
  ].join('\r\n');

describe('a message written with formatting', () => {
  it('leaves with a text for programs without HTML, with the pictures it shows and none that it does not', async () => {
    const siti = await mailserver.user({ displayName: 'Siti' });
    const [shown, unused] = [await picture(), await picture()];
    const view: ComposeView = {
      ...(await begin({ to: siti.address, subject: 'Halo' })),
      html: `<div>Halo <b>tebal</b> <a href="https://x.example/">sini</a></div><ul><li>satu</li></ul><img src="cid:${shown.contentId}">`,
      inline: [shown, unused],
    };
    await service.compose(session, { ...fieldsOf(view), do: 'send' });
    await expect.poll(() => siti.subjects('INBOX')).toEqual(['Halo']);
    const [uid = 0] = await siti.uids('INBOX');
    const raw = (await siti.raw('INBOX', uid)).toString('latin1');
    expect(raw).toContain('Halo tebal sini <https://x.example/>');
    expect(raw).toContain('- satu');
    expect(raw.toLowerCase()).toContain(`content-id: <${shown.contentId}>`);
    expect(raw).not.toContain(unused.contentId);
    expect(raw.match(/Content-Type: [\w/]+/g)).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: multipart/related',
      'Content-Type: text/html',
      'Content-Type: image/png',
    ]);
  });

  it('is cleaned on its way out, whatever the browser sent', async () => {
    const uid = await save({
      ...(await begin()),
      html: '<div onclick="x()">a<script>alert(1)</script><form action="https://evil.test"><input name=p></form><img src="https://t.test/o.gif" width=1 height=1></div>',
    });
    const raw = (await budi.raw('Drafts', uid)).toString('latin1');
    expect(raw).toContain('<div>a</div>');
    expect(raw).not.toMatch(/onclick|script|<form|t\.test/i);
  });

  it('is not stored without a picture that it shows', async () => {
    const gone = await picture();
    await service.deleteUploads(session, [gone.id]);
    const view = { ...(await begin()), html: `<img src="cid:${gone.contentId}">`, inline: [gone] };
    await expect(save(view)).rejects.toMatchObject({ code: 'upload.missing', field: 'body' });
  });
});

describe('a draft with formatting', () => {
  it('opens as it was left, pictures included, however often', async () => {
    const shown = await picture();
    let view: ComposeView = {
      ...(await begin({ to: 'siti@tupai.test', subject: 'Draf' })),
      html: `<div>Halo – <i>報告</i></div><div><img src="cid:${shown.contentId}"></div>`,
      inline: [shown],
    };
    for (let round = 0; round < 2; round += 1) {
      const uid = await save(view);
      view = await start('draft', 'Drafts', uid);
      expect(view).toMatchObject({ format: 'html', uploads: [], inline: [{ name: 'foto.png', size: PNG.length }] });
      expect(view.html).toContain('<div>Halo – <i>報告</i></div>');
      const [again] = view.inline;
      expect(view.html).toContain(`cid:${again?.contentId ?? '?'}`);
      // as the editor does: pictures go by their upload again
      view = { ...view, html: view.html.replace(/cid:[^"]+/, `cid:${inlineCid(again?.id ?? '')}`) };
    }
    expect(await budi.uids('Drafts')).toHaveLength(1);
  });

  it('of another program keeps its HTML and its pictures', async () => {
    const uid = await budi.append('Drafts', designed('<p>Lihat <b>ini</b></p><img src="cid:logo%40brosur">'));
    const view = await start('draft', 'Drafts', uid);
    expect(view).toMatchObject({ format: 'html', uploads: [], inline: [{ contentId: 'logo@brosur' }] });
    expect(view.html).toContain('<b>ini</b>');
    expect(view.body).toContain('Lihat ini');
  });

  it('comes back in the form of a composer that failed', async () => {
    const shown = await picture();
    const view = { ...(await begin()), html: '<b>x</b>', inline: [shown] };
    const form = await service.parkForm(session, { path: '/compose', fields: composerFields(view) });
    expect(await begin({ form })).toMatchObject({ format: 'html', html: '<b>x</b>', inline: [{ id: shown.id }] });
  });
});

describe('an answer to a message in HTML', () => {
  it('quotes it as it was written, to be cleaned apart, with the pictures it shows', async () => {
    const uid = await budi.append('INBOX', designed('<p>Promo</p></blockquote><img src="cid:logo@brosur">'));
    const view = await start('reply', 'INBOX', uid);
    expect(view.html).toMatch(
      new RegExp(
        `^(?:<div><br></div>){2}<div class="moz-cite-prefix">.*Siti.*</div><blockquote type="cite">${QUOTED}</blockquote>$`,
      ),
    );
    expect(view.quoted).toContain('<p>Promo</p></blockquote>');
    expect(view).toMatchObject({ format: 'html', uploads: [], inline: [{ contentId: 'logo@brosur' }] });
    expect(view.body).toContain('> Promo');
  });

  it('leaves room in its quote for what the page knows to be selected, and for nothing else', async () => {
    const plain = { from: 'Siti <siti@tupai.test>', subject: 'x', text: 'Promo besar' };
    for (const message of [designed('<p>Promo <b>besar</b></p>'), plain]) {
      const uid = await budi.append('INBOX', message);
      const view = await start('reply', 'INBOX', uid, '1');
      expect(view.html).toContain(`<blockquote type="cite">${QUOTED}</blockquote>`);
      expect(view.quoted + view.html + view.body).not.toContain('Promo');
      const filled = fillExcerpt(view, { text: 'besar', html: '<b>besar</b>' });
      expect(filled.quoted).toBe('<b>besar</b>');
      expect(filled.body).toMatch(/Siti.*:\n> besar\n/);
    }
  });

  it('to a plain message quotes its text', async () => {
    const uid = await budi.append('INBOX', { from: 'siti@tupai.test', subject: 'x', text: 'a < b\n> lama\n' });
    const { html, quoted } = await start('reply', 'INBOX', uid);
    expect(quoted).toBe('');
    expect(html).toContain('<blockquote type="cite"><div>a &#60; b</div><blockquote type="cite"><div>lama</div>');
  });

  it('forwarded, says who wrote it and takes everything along', async () => {
    const uid = await budi.append('INBOX', designed('<p>Promo</p>'));
    const view = await start('forward', 'INBOX', uid);
    expect(view.html).toContain('<b>From:</b> Siti &#60;siti@tupai.test&#62;</div>');
    expect(view.html).toContain(QUOTED);
    expect(view).toMatchObject({ inline: [], uploads: [{ name: 'logo.png' }] });
  });
});

it('shows a picture of a message being written to its writer alone, and no other file', async () => {
  const shown = await picture();
  const answer = await service.readUpload(session, { id: shown.id });
  expect(answer).toMatchObject({ type: 'image/png', inline: true });
  expect(Buffer.from(await new Response(answer.body).arrayBuffer())).toEqual(PNG);
  const other = await house.signIn(await mailserver.user());
  await expect(service.readUpload(other, { id: shown.id })).rejects.toMatchObject({ code: 'upload.missing' });
  for (const [type, bytes] of [
    ['image/svg+xml', Buffer.from('<svg/>')],
    ['image/png', Buffer.from('<html>')],
  ] as const) {
    const { id } = await service.saveUpload(session, { name: 'x', type, content: Readable.from([bytes]) });
    await expect(service.readUpload(session, { id })).rejects.toMatchObject({ code: 'upload.missing' });
  }
});
