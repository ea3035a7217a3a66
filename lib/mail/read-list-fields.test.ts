import { describe, expect, it } from 'vitest';
import type { HeaderField } from './header-field.ts';
import { parseMailto } from './parse-mailto.ts';
import { readListFields } from './read-list-fields.ts';
import { maySendItself, receiptRequest } from './receipt-request.ts';

const fields = (header: Readonly<Record<string, string>>): HeaderField[] =>
  Object.entries(header).map(([name, value]) => ({ name, value }));
const list = (header: Readonly<Record<string, string>>) => readListFields(fields(header));

describe('a mailing list', () => {
  it('is told by its fields', () => {
    expect(
      list({
        'list-id': 'Guru Matematika <guru.lists.example.org>',
        'list-post': 'NO (moderated) <mailto:guru@lists.example.org?subject=x>',
        'list-archive': '<ftp://a.example>, <https://lists.example.org/archive>',
        'list-unsubscribe':
          '<mailto:leave@lists.example.org?subject=unsubscribe%20me>,\t<https://lists.example.org/u?id=1 2>',
        'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      }),
    ).toEqual({
      id: 'guru.lists.example.org',
      post: 'guru@lists.example.org',
      archive: 'https://lists.example.org/archive',
      unsubscribeMail: { to: 'leave@lists.example.org', cc: '', subject: 'unsubscribe me', body: '' },
      unsubscribePage: 'https://lists.example.org/u?id=12',
      oneClick: true,
    });
  });

  it('is nothing without them, and takes no link that could do something else', () => {
    expect(list({ subject: 'x' })).toBeNull();
    expect(
      list({ 'list-unsubscribe': '<javascript:alert(1)>, <data:text/html,x>, <mailto:>, <https://a@b.example/>' }),
    ).toBeNull();
    expect(list({ 'list-unsubscribe': 'https://no.brackets.example' })).toBeNull();
  });

  it.each([
    [
      'there is no TLS',
      { 'list-unsubscribe': '<http://x.example/u>', 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
    ],
    ['it is not offered', { 'list-unsubscribe': '<https://x.example/u>' }],
    ['it says another word', { 'list-unsubscribe': '<https://x.example/u>', 'list-unsubscribe-post': 'yes' }],
  ])('is not left by one click when %s', (_, header) => {
    expect(list(header)?.oneClick).toBe(false);
  });
});

describe('a mailto link', () => {
  it('fills a message with what it may', () => {
    expect(
      parseMailto(
        'mailto:a%2Bb@x.org,c@x.org?Subject=Hi%0D%0ABcc:%20evil@x.net&cc=d@x.org&to=e@x.org&body=one%0D%0Atwo+&attach=/etc/passwd&bcc=z@x.net&In-Reply-To=%3Ca%40b%3E',
      ),
    ).toEqual({
      to: 'a+b@x.org, c@x.org, e@x.org',
      cc: 'd@x.org',
      subject: 'Hi Bcc: evil@x.net',
      body: 'one\ntwo+',
      inReplyTo: '<a@b>',
    });
  });

  it('that shares something is for whoever is chosen', () => {
    expect(parseMailto('mailto:?subject=Lihat&body=https%3A%2F%2Fx.example%2F')).toMatchObject({
      to: '',
      subject: 'Lihat',
      body: 'https://x.example/',
    });
  });

  it.each([
    'mailto:',
    'mailto:x',
    'http://a@b.org',
    'mailto:a b@c.org',
    'mailto:a%0D%0A@c.org',
    '',
    'mailto:%',
    'MAILTO:<a@b.org>',
  ])('without an address, or anything else to begin with, is none: %s', (link) => {
    expect(parseMailto(link)).toBeUndefined();
  });
});

describe('a read receipt', () => {
  const about = {
    from: [{ address: 'siti@x.org' }],
    recipients: [{ address: 'BUDI@x.org' }],
    own: ['budi@x.org'],
    isReport: false,
  };
  const asks = { 'disposition-notification-to': 'Siti <siti@x.org>', 'return-path': '<siti@x.org>' };

  it('may be asked about', () => {
    expect(receiptRequest(fields(asks), about)).toEqual({ to: ['siti@x.org'], elsewhere: false });
  });

  it.each([[{ 'return-path': '<bounce@x.org>' }], [{ 'disposition-notification-to': 'siti@x.org, other@x.org' }]])(
    'that goes elsewhere than errors do says so: %o',
    (header) => {
      expect(receiptRequest(fields({ ...asks, ...header }), about)?.elsewhere).toBe(true);
    },
  );

  it('goes by itself only to the one known address that errors go to as well', () => {
    const known = new Set(['siti@x.org', 'other@x.org']);
    const goes = (header: Record<string, string>): boolean => {
      const request = receiptRequest(fields({ ...asks, ...header }), about);
      return request !== null && maySendItself(request, known);
    };
    expect(goes({})).toBe(true);
    expect(goes({ 'disposition-notification-to': 'SITI@x.org' })).toBe(true);
    expect(goes({ 'return-path': '<bounce@x.org>' })).toBe(false);
    expect(goes({ 'disposition-notification-to': 'siti@x.org, other@x.org' })).toBe(false);
    // A forged From of a contact, with everything else leading elsewhere.
    expect(goes({ 'disposition-notification-to': 'spy@evil.example', 'return-path': '<spy@evil.example>' })).toBe(
      false,
    );
  });

  it.each([
    ['nobody asks', { 'disposition-notification-to': '' }, {}],
    ['it is a list', { 'list-id': '<x>' }, {}],
    ['it is a newsletter', { 'list-unsubscribe': '<https://x.example>' }, {}],
    ['it is bulk mail', { precedence: 'Bulk' }, {}],
    ['a machine wrote it', { 'auto-submitted': 'auto-generated' }, {}],
    ['nobody takes answers', { 'return-path': '<>' }, {}],
    ['it is a report itself', {}, { isReport: true }],
    ['it is not for me', {}, { recipients: [{ address: 'others@x.org' }] }],
    ['it is my own', {}, { from: [{ address: 'budi@x.org' }] }],
    ['it would go to myself', { 'disposition-notification-to': 'budi@x.org' }, {}],
  ])('is not asked about when %s', (_, header, more) => {
    expect(receiptRequest(fields({ ...asks, ...header }), { ...about, ...more })).toBeNull();
  });
});
