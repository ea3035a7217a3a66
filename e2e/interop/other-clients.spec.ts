import { randomBytes } from 'node:crypto';

import { expect, test } from '../fixtures/test.ts';
import { readWithMutt, readWithPython } from './read-with-other-clients.ts';

interface Letter {
  readonly language: string;
  readonly subject: string;
  readonly name: string;
  readonly text: string;
  readonly file: string;
}

const letters: readonly Letter[] = [
  {
    language: 'ASCII',
    subject: 'Meeting at ten, room "B"',
    name: "Bob O'Neil, Jr.",
    text: 'Hello,\n\nFrom now on at ten.\n.\n> not a quote\nBye',
    file: 'report, final.pdf',
  },
  {
    language: 'Indonesian',
    subject: 'Undangan rapat orang tua murid kelas tujuh – hari Sabtu pukul sembilan pagi',
    name: 'Ibu Rosé Wulandari',
    text: 'Selamat pagi,\n\napakah café buka? Ya – pukul 9½.',
    file: 'Nilai – kelas 7½.pdf',
  },
  {
    language: 'Arabic',
    subject: 'دعوة إلى اجتماع أولياء الأمور يوم السبت الساعة التاسعة صباحا',
    name: 'فاطمة الزهراء',
    text: 'السلام عليكم\n\nنراكم يوم السبت.',
    file: 'دعوة إلى الاجتماع.pdf',
  },
  {
    language: 'Japanese',
    subject: '保護者会のお知らせ(土曜日午前九時から体育館で行います)',
    name: '山田 太郎',
    text: 'おはようございます。\n\n土曜日にお会いしましょう。',
    file: '保護者会のお知らせ、とても長い名前のファイルです.pdf',
  },
  { language: 'emoji', subject: '🐿️ tupai 👩‍👩‍👧‍👦 sore ini', name: 'Budi 🐿️', text: '🐿️🐿️ halo 👩‍👩‍👧‍👦', file: '🐿️ tupai.pdf' },
];

for (const { language, subject, name, text, file } of letters)
  test(`what Tupai sends in ${language} is read alike by Python and mutt`, async ({ newUser, signedIn }) => {
    const budi = await newUser();
    const siti = await newUser();
    const content = randomBytes(4000);
    const tupai = await signedIn(budi);
    await tupai.openSettings('identities');
    await tupai.page.getByRole('link', { name: /^Edit/ }).first().click();
    await tupai.page.getByLabel('Your name').fill(name);
    await tupai.page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(tupai.note.first()).toBeVisible();
    const composer = await tupai.openCompose();
    await composer.fill({ to: `"${name}" <${siti.address}>`, cc: budi.address, subject, text });
    await composer.attach({ name: file, mimeType: 'application/pdf', buffer: content });
    await composer.send();

    const uid = await siti.waitFor('INBOX', subject);
    const source = await siti.raw('INBOX', uid);
    const python = await readWithPython(source);
    expect(python.defects).toEqual([]);
    expect(python).toMatchObject({
      subject,
      from: [{ name, address: budi.address }],
      to: [{ name, address: siti.address }],
      cc: [{ address: budi.address }],
      attachments: [{ name: file, content: content.toString('base64') }],
    });
    // A blank before ">" and "From " is how flowed text protects them (RFC 3676 §4.4).
    const unstuffed = (lines: string): string => lines.replace(/^ /gm, '').replaceAll('\r\n', '\n').trimEnd();
    expect(unstuffed(python.body)).toBe(text);

    const mutt = await readWithMutt(source);
    expect(mutt.header).toContain(`Subject: ${subject}`);
    expect(mutt.header.replace(/["\\]/g, '')).toContain(`To: ${name} <${siti.address}>`);
    for (const line of text.split('\n').filter(Boolean)) expect(mutt.text).toContain(line);
    expect(mutt.name).toBe(file);
    expect(mutt.content.equals(content)).toBe(true);
  });
