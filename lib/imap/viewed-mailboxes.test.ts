import { describe, expect, it } from 'vitest';
import { ViewedMailboxes } from './viewed-mailboxes.ts';

describe('what the open tabs show', () => {
  it('is told in the order in which they became visible, the last one first', () => {
    const viewed = new ViewedMailboxes();
    viewed.show('session', 'left', 'INBOX');
    viewed.show('session', 'right', 'Archive');
    expect(viewed.newestFirst).toEqual(['Archive', 'INBOX']);
    viewed.show('session', 'left', 'Sent');
    expect(viewed.newestFirst).toEqual(['Sent', 'Archive']);
    viewed.show('session', 'right', 'Sent');
    expect(viewed.newestFirst).toEqual(['Sent']);
  });

  it('ends with the tab and with the session', () => {
    const viewed = new ViewedMailboxes();
    viewed.show('one', 'tab', 'INBOX');
    viewed.show('one', 'other', 'Sent');
    viewed.show('two', 'tab', 'Archive');
    viewed.show('one', 'other', null);
    expect(viewed.newestFirst).toEqual(['Archive', 'INBOX']);
    viewed.leave('one');
    expect(viewed.newestFirst).toEqual(['Archive']);
  });

  it('is forgotten where the mailbox is gone', () => {
    const viewed = new ViewedMailboxes();
    viewed.show('session', 'tab', 'Archive/2024');
    viewed.show('session', 'other', 'INBOX');
    viewed.drop((path) => path.startsWith('Archive'));
    expect(viewed.newestFirst).toEqual(['INBOX']);
  });

  it('is bounded however many tabs tell: those that were seen longest ago go', () => {
    const viewed = new ViewedMailboxes();
    for (let nth = 0; nth < 1000; nth += 1) viewed.show('session', `tab-${String(nth)}`, `Folder ${String(nth)}`);
    expect(viewed.newestFirst).toHaveLength(32);
    expect(viewed.newestFirst[0]).toBe('Folder 999');
  });
});
