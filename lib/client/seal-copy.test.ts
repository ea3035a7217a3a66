import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openCopy, readCopyKey, sealCopy } from './seal-copy.ts';

const key = (owner: string): Promise<Awaited<ReturnType<typeof readCopyKey>>> =>
  readCopyKey({ owner, key: randomBytes(32).toString('base64url') });
const fields = [
  ['subject', 'Rahasia 🐿️'],
  ['body', 'Halo\nSiti'],
  ['upload', 'a'.repeat(32)],
] as const;

describe('a copy of a draft in the browser', () => {
  it('opens with the key of its account, whole and in order, and shows nothing of itself before', async () => {
    const mine = await key('budi');
    const copy = await sealCopy(mine, 'c1', fields, 7);
    expect(copy).toMatchObject({ id: 'c1', owner: 'budi', at: 7 });
    expect(await openCopy(mine, copy)).toEqual(fields);
    const seen = Buffer.concat([Buffer.from(copy.sealed), copy.nonce]).toString('latin1');
    expect(seen).not.toMatch(/Rahasia|subject|Siti/);
    expect(Buffer.from((await sealCopy(mine, 'c1', fields, 7)).nonce)).not.toEqual(Buffer.from(copy.nonce));
  });

  it('opens for nobody else: not with another key, not as another account, not as the copy of another message', async () => {
    const [mine, other] = [await key('budi'), await key('siti')];
    const copy = await sealCopy(mine, 'c1', fields, 7);
    expect(await openCopy(other, copy)).toBeUndefined();
    expect(await openCopy({ ...other, owner: 'budi' }, copy)).toBeUndefined();
    expect(await openCopy(mine, { ...copy, id: 'c2' })).toBeUndefined();
    const broken = new Uint8Array(copy.sealed.slice(0));
    broken.set([(broken[0] ?? 0) ^ 1]);
    expect(await openCopy(mine, { ...copy, sealed: broken.buffer })).toBeUndefined();
  });
});
