import { describe, expect, test } from 'vitest';

import { demoMailbox, OWNERS, type Owner } from './index.ts';

const NOW = new Date('2026-03-04T05:06:07Z');
const owners = Object.keys(OWNERS) as Owner[];

describe.each(owners)('the demo mail of %s', (owner) => {
  const messages = demoMailbox(owner, NOW);

  test('is about two hundred messages, the same at every start over, none from the future', () => {
    expect(messages.length).toBeGreaterThan(180);
    expect(messages.length).toBeLessThan(220);
    expect(demoMailbox(owner, NOW)).toEqual(messages);
    expect(messages.every(({ date }) => date <= NOW)).toBe(true);
  });

  test('has read, unread, starred and answered mail, from today and from months ago', () => {
    const inbox = messages.filter(({ mailbox }) => mailbox === 'INBOX');
    for (const flag of ['\\Seen', '\\Flagged', '\\Answered']) {
      expect(inbox.some(({ flags }) => flags.includes(flag))).toBe(true);
      expect(inbox.some(({ flags }) => !flags.includes(flag))).toBe(true);
    }
    const ages = inbox.map(({ date }) => (NOW.getTime() - date.getTime()) / 86_400_000);
    expect(Math.min(...ages)).toBeLessThan(0.5);
    expect(Math.max(...ages)).toBeGreaterThan(60);
  });

  test('shows what mail can be: an invitation, a bounce, attachments, HTML, drafts, other folders', () => {
    const all = messages.map(({ source }) => source).join();
    for (const part of [
      'text/calendar; charset=utf-8; method=REQUEST',
      'message/delivery-status',
      'application/pdf',
      'image/png',
      'text/csv',
      'text/html',
      'message/rfc822',
    ])
      expect(all).toContain(`Content-Type: ${part}`);
    const mailboxes = new Set(messages.map(({ mailbox }) => mailbox));
    expect([...mailboxes]).toEqual(
      expect.arrayContaining(['Drafts', 'Sent', 'Archive', 'Junk', 'Trash', 'Proyek/Ekspor']),
    );
  });

  test('is made of lines that mail servers accept, and ASCII header fields', () => {
    for (const { source } of messages) {
      expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(source.slice(0, source.indexOf('\r\n\r\n'))).toMatch(/^\p{ASCII}+$/u);
    }
  });

  test('answers point to what they answer', () => {
    const ids = new Set(messages.flatMap(({ source }) => /^Message-ID: (\S+)/m.exec(source)?.[1] ?? []));
    const parents = messages.flatMap(({ source }) => /^In-Reply-To: (\S+)/m.exec(source)?.[1] ?? []);
    expect(ids.size).toBe(messages.length);
    expect(parents.length).toBeGreaterThan(20);
    expect(parents.every((id) => ids.has(id))).toBe(true);
  });
});
