import { describe, expect, it } from 'vitest';
import { SWIPES } from '#lib/contract/settings-view.ts';
import { FLAGGED, SEEN } from '#lib/mail/flags.ts';
import { readSwipe } from './read-swipe.ts';

const row = (flags: string[], unread?: number) => ({
  flags,
  thread: unread === undefined ? null : { count: 3, unread, uids: [1, 2, 3] },
});

describe('what a swipe stands for', () => {
  it('is nothing where the person wants nothing', () => {
    expect(readSwipe('none', row([]), 'inbox')).toBeUndefined();
  });

  it('does not offer to archive what is archived or unfinished, nor to call own mail junk', () => {
    for (const use of ['archive', 'drafts'] as const) expect(readSwipe('archive', row([]), use)).toBeUndefined();
    for (const use of ['sent', 'drafts'] as const) expect(readSwipe('junk', row([]), use)).toBeUndefined();
    expect(readSwipe('junk', row([]), 'junk')?.does).toEqual({ change: 'not-junk' });
    expect(readSwipe('archive', row([]), null)?.does).toEqual({ change: 'archive' });
  });

  it('says that deleting is for good where it is', () => {
    expect(readSwipe('delete', row([]), 'trash')).toMatchObject({
      text: 'messages.deleteForever',
      does: { forever: true },
    });
    expect(readSwipe('delete', row([]), 'inbox')).toMatchObject({ text: 'messages.delete', does: { forever: false } });
  });

  it('turns marks on where they are off, and off where they are on; a conversation is unread when any of it is', () => {
    expect(readSwipe('read', row([]), null)?.does).toEqual({ change: 'read' });
    expect(readSwipe('read', row([SEEN]), null)?.does).toEqual({ change: 'unread' });
    expect(readSwipe('read', row([SEEN], 1), null)?.does).toEqual({ change: 'read' });
    expect(readSwipe('read', row([], 0), null)?.does).toEqual({ change: 'unread' });
    expect(readSwipe('flag', row([FLAGGED]), null)?.does).toEqual({ change: 'unflag' });
    expect(readSwipe('flag', row([]), null)?.does).toEqual({ change: 'flag' });
  });

  it('shows something for every setting but "nothing"', () => {
    for (const setting of SWIPES.filter((one) => one !== 'none'))
      expect(readSwipe(setting, row([]), 'inbox')?.icon).toBeTruthy();
  });
});
