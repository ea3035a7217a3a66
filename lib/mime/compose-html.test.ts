import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeFlowed } from '#lib/mail/flowed.ts';
import { composeMessage, type DraftMessage } from './compose-message.ts';
import { draft, file, readByPython } from './test-compose.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'tupai-mime-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function compose(parts: Partial<DraftMessage>) {
  const spool = path.join(directory, 'spool');
  await composeMessage(draft(parts), spool);
  return { spool, raw: await readFile(spool) };
}

describe('a message in HTML', () => {
  const picture = { cid: 'p1@tupai', ...file('Foto – 1.png', 'image/png', Buffer.from([1, 2, 3])) };

  it('holds its text for programs that show no HTML, and the pictures beside the HTML that shows them', async () => {
    const { spool, raw } = await compose({
      text: 'Halo – 報告 *tebal*\n> kutip\n',
      html: '<p>Halo – 報告 <b>tebal</b></p><img src="cid:p1@tupai">',
      inline: [picture],
      attachments: [file('a.pdf', 'application/pdf', Buffer.from('isi'))],
    });
    const read = await readByPython(spool);
    expect(read.defects).toEqual([]);
    expect(read.structure).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'application/pdf',
    ]);
    expect(decodeFlowed(read.body.replaceAll('\r\n', '\n'), false)).toBe('Halo – 報告 *tebal*\n> kutip\n');
    expect(read.html).toContain('<p>Halo – 報告 <b>tebal</b></p><img src="cid:p1@tupai">');
    expect(read.inline).toEqual([
      {
        cid: '<p1@tupai>',
        name: 'Foto – 1.png',
        disposition: 'inline',
        bytes: Buffer.from([1, 2, 3]).toString('base64'),
      },
    ]);
    expect(read.attachments.map(({ name }) => name)).toEqual(['a.pdf']);
    for (const line of raw.toString('latin1').split('\r\n')) expect(line).toMatch(/^[\t\x20-\x7e]{0,998}$/);
  });

  it('is two alternatives and nothing more where it has neither pictures nor files', async () => {
    const read = await readByPython((await compose({ html: '<p>Halo</p>' })).spool);
    expect(read.structure).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  });

  it('keeps lines of any length within what the wire allows', async () => {
    const { raw, spool } = await compose({ html: `<p>${'x'.repeat(5000)}</p>` });
    for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    expect((await readByPython(spool)).html).toContain('x'.repeat(5000));
  });
});
