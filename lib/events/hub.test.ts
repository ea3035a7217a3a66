import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountHub } from './account-hub.ts';
import { closeStreams, endStreams, eventCursor, publish, subscribe, type MailEvent } from './index.ts';

const stale = (mailbox: string): MailEvent => ({ type: 'stale', mailbox, counts: null });
const ear = () => {
  const heard: string[] = [];
  const cursors: string[] = [];
  return {
    heard,
    cursors,
    receive: (event: MailEvent, cursor: string) => {
      heard.push('mailbox' in event ? event.mailbox : event.type);
      cursors.push(cursor);
    },
    end: (reason: string) => void heard.push(`end ${reason}`),
  };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.events.hubs'));
});

describe('the events of an account', () => {
  it('reach every stream, in order, with a cursor that grows', () => {
    const hub = new AccountHub(60_000);
    const [one, two] = [ear(), ear()];
    hub.subscribe('a', '', one);
    hub.subscribe('b', '', two);
    for (const path of ['INBOX', 'Sent']) hub.publish(stale(path));
    expect([one.heard, two.heard]).toEqual([
      ['INBOX', 'Sent'],
      ['INBOX', 'Sent'],
    ]);
    expect(new Set(one.cursors).size).toBe(2);
    expect(hub.cursor).toBe(one.cursors[1]);
  });

  it('come again to a stream that returns within a minute, exactly those it missed', () => {
    const hub = new AccountHub(60_000);
    hub.publish(stale('before'));
    const { cursor } = hub;
    hub.publish(stale('INBOX'));
    vi.advanceTimersByTime(59_000);
    hub.publish(stale('Sent'));
    const returning = ear();
    expect(hub.subscribe('a', cursor, returning).cursor).toBe(hub.cursor);
    expect(returning.heard).toEqual(['INBOX', 'Sent']);
    const again = ear();
    hub.subscribe('a', returning.cursors[0] ?? '', again);
    expect(again.heard).toEqual(['Sent']);
  });

  it('bring resync when it was away for longer, and nothing when nothing happened', () => {
    const hub = new AccountHub(60_000);
    const { cursor } = hub;
    hub.publish(stale('INBOX'));
    vi.advanceTimersByTime(60_001);
    const late = ear();
    hub.subscribe('a', cursor, late);
    expect(late.heard).toEqual(['resync']);
    const quiet = ear();
    hub.subscribe('a', hub.cursor, quiet);
    expect(quiet.heard).toEqual([]);
  });

  it.each(['junk', '', 'other.1', 'other.999999999999999', `${'x'.repeat(64)}.1`, '../../.1', 'a.1e9'])(
    'take %j for a cursor of another life',
    (cursor) => {
      const hub = new AccountHub(60_000);
      hub.publish(stale('INBOX'));
      const listener = ear();
      hub.subscribe('a', cursor, listener);
      expect(listener.heard).toEqual(cursor === '' ? [] : ['resync']);
    },
  );

  it('take a number from the future for a cursor of another life', () => {
    const hub = new AccountHub(60_000);
    const listener = ear();
    hub.subscribe('a', hub.cursor.replace(/\d+$/, '5'), listener);
    expect(listener.heard).toEqual(['resync']);
  });

  it('are kept in bounds however many there are', () => {
    const hub = new AccountHub(60_000);
    const { cursor } = hub;
    for (let nth = 0; nth < 5000; nth += 1) hub.publish(stale('INBOX'));
    const listener = ear();
    hub.subscribe('a', cursor, listener);
    expect(listener.heard).toEqual(['resync']);
  });

  it('go to a bounded number of streams of one session: the oldest makes room', () => {
    const hub = new AccountHub(60_000);
    const ears = Array.from({ length: 17 }, ear);
    for (const one of ears) hub.subscribe('a', '', one);
    const other = ear();
    hub.subscribe('b', '', other);
    expect(ears.map(({ heard }) => heard.length)).toEqual([1, ...Array.from({ length: 16 }, () => 0)]);
    expect(other.heard).toEqual([]);
  });
});

describe('streams', () => {
  it('end with their session and no other', () => {
    const [one, two] = [ear(), ear()];
    subscribe('budi', { session: 'a', since: '' }, one);
    subscribe('budi', { session: 'b', since: '' }, two);
    endStreams('budi', 'a');
    endStreams('nobody', 'a');
    publish('budi', stale('INBOX'));
    expect([one.heard, two.heard]).toEqual([['end session'], ['INBOX']]);
  });

  it('hear nothing of other accounts', () => {
    const one = ear();
    subscribe('budi', { session: 'a', since: '' }, one);
    publish('siti', stale('INBOX'));
    expect(one.heard).toEqual([]);
  });

  it('end with the process, and none is opened any more', () => {
    const [one, late] = [ear(), ear()];
    subscribe('budi', { session: 'a', since: '' }, one);
    closeStreams();
    subscribe('budi', { session: 'a', since: '' }, late);
    publish('budi', stale('INBOX'));
    expect([one.heard, late.heard]).toEqual([['end process'], ['end process']]);
  });

  it('leave nothing behind: a cursor of long ago brings resync', () => {
    const cursor = eventCursor('budi');
    vi.advanceTimersByTime(10_000_000);
    const listener = ear();
    subscribe('budi', { session: 'a', since: cursor }, listener);
    expect(listener.heard).toEqual(['resync']);
  });
});
