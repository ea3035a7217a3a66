import { describe, expect, it } from 'vitest';
import { replyRecipients } from './reply-recipients.ts';

const one = (address: string) => ({ name: '', address });
const many = (...addresses: string[]) => addresses.map(one);
const own = ['budi@example.org', 'guru@example.org'];
const mail = (parts: Partial<Record<'from' | 'replyTo' | 'to' | 'cc', ReturnType<typeof many>>>) => ({
  from: [],
  replyTo: [],
  to: [],
  cc: [],
  ...parts,
});

describe('who an answer goes to', () => {
  it.each([
    [
      'the sender',
      mail({ from: many('siti@x.example'), to: many('budi@example.org') }),
      many('siti@x.example'),
      many(),
    ],
    [
      'Reply-To before the sender',
      mail({ from: many('siti@x.example'), replyTo: many('kantor@x.example') }),
      many('kantor@x.example'),
      many(),
    ],
    [
      'the recipients of a message of my own',
      mail({ from: many('Budi@Example.org'), to: many('siti@x.example') }),
      many('siti@x.example'),
      many(),
    ],
    [
      'myself when I wrote to myself',
      mail({ from: many('budi@example.org'), to: many('guru@example.org') }),
      many('budi@example.org'),
      many(),
    ],
  ])('reply: %s', (_, view, to, cc) => {
    expect(replyRecipients({ mode: 'reply', view, own })).toEqual({ to, cc });
  });

  it.each([
    [
      'everybody once, without me in any spelling',
      mail({
        from: many('siti@x.example'),
        to: many('BUDI@example.org', 'ani@x.example', 'Siti@X.example', 'guru+kelas@example.org'),
        cc: many('tono@x.example', 'ani@x.example'),
      }),
      many('siti@x.example', 'ani@x.example'),
      many('tono@x.example'),
    ],
    [
      'the sender too when Reply-To is the list',
      mail({ from: many('siti@x.example'), replyTo: many('milis@x.example'), to: many('milis@x.example') }),
      many('milis@x.example', 'siti@x.example'),
      many(),
    ],
    [
      'not the sender when Reply-To says otherwise',
      mail({ from: many('siti@x.example'), replyTo: many('kantor@x.example'), to: many('budi@example.org') }),
      many('kantor@x.example'),
      many(),
    ],
    [
      'myself rather than nobody',
      mail({ from: many('budi@example.org'), to: many('budi@example.org') }),
      many('budi@example.org'),
      many(),
    ],
    [
      'To and Cc again for a message of my own',
      mail({ from: many('budi@example.org'), to: many('siti@x.example'), cc: many('ani@x.example') }),
      many('siti@x.example'),
      many('ani@x.example'),
    ],
    ['nobody when nobody is named', mail({}), many(), many()],
  ])('reply to all: %s', (_, view, to, cc) => {
    expect(replyRecipients({ mode: 'reply-all', view, own })).toEqual({ to, cc });
  });
});
