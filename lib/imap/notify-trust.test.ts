import { describe, expect, it } from 'vitest';
import { TIMES } from '../config.ts';
import { NotifyTrust } from './notify-trust.ts';

const SOON = TIMES.pushProof + 1;

describe('a server that promised to tell', () => {
  it('is believed as long as it told what the list shows', () => {
    const trust = new NotifyTrust(false);
    expect(trust.listed('INBOX', [])).toBe(false);
    trust.namesTold();
    expect(trust.wait).toBeLessThan(SOON);
    expect(trust.listed('INBOX,Baru', [])).toBe(true);
    expect(trust.lost).toBe(false);
  });

  it('is asked again later and later after a change, because it may have fallen silent with it', () => {
    const trust = new NotifyTrust(false);
    trust.listed('INBOX', []);
    expect(trust.wait).toBe(TIMES.pushAlive);
    trust.namesTold();
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      waits.push(trust.wait);
      trust.listed('INBOX', []);
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeLessThan(SOON);
    expect([trust.wait, trust.lost]).toEqual([TIMES.pushAlive, false]);
  });

  it('is asked soon after we changed names, and no longer believed when it kept silent about it', () => {
    const trust = new NotifyTrust(false);
    trust.listed('INBOX', []);
    trust.expectNames();
    expect(trust.wait).toBeLessThan(SOON);
    expect(trust.listed('INBOX,Baru', [])).toBe(true);
    expect([trust.lost, trust.wait]).toEqual([true, TIMES.pushDoubt]);
  });

  it('may be late with counts, but has to tell them', () => {
    const late = new NotifyTrust(false);
    late.listed('INBOX', ['Sent']);
    late.countsTold('Sent');
    late.listed('INBOX', []);
    expect(late.lost).toBe(false);
    late.listed('INBOX', ['Sent']);
    expect(late.wait).toBeLessThan(SOON);
    late.listed('INBOX', []);
    expect(late.lost).toBe(true);
  });
});
