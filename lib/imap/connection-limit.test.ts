import { expect, it } from 'vitest';
import { ConnectionLimit } from './connection-limit.ts';

const holder = (idle = true) => ({
  cooled: 0,
  cool() {
    if (idle) this.cooled += 1;
    return idle;
  },
});

it('closes what was quiet longest, and nothing that is at work', () => {
  const limit = new ConnectionLimit(3);
  const [busy, old, recent, used] = [holder(false), holder(), holder(), holder()];
  for (const one of [busy, used, old, recent]) limit.used(one); // the fourth is one too many
  expect([busy.cooled, used.cooled, old.cooled, recent.cooled, limit.size]).toEqual([0, 1, 0, 0, 3]);
  limit.used(old);
  limit.used(holder());
  expect([busy.cooled, old.cooled, recent.cooled, limit.size]).toEqual([0, 0, 1, 3]);
  limit.gone(old);
  expect(limit.size).toBe(2);
});

it('lets more stay open while all are at work', () => {
  const limit = new ConnectionLimit(1);
  for (let nth = 1; nth <= 3; nth += 1) limit.used(holder(false));
  expect(limit.size).toBe(3);
});
