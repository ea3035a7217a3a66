import { beforeEach, expect, it } from 'vitest';
import { draftCopyKey } from './draft-copy-key.ts';
import { testSettings } from './test-settings.ts';

beforeEach(() => testSettings('/nonexistent', { TUPAI_SECRET: 'a'.repeat(40) }));

it('is the same each time, another for each account, and tells nothing of itself by whose it is', () => {
  const [budi, siti] = [draftCopyKey('budi@tupai.test'), draftCopyKey('siti@tupai.test')];
  expect(draftCopyKey('budi@tupai.test')).toEqual(budi);
  expect(Buffer.from(budi.key, 'base64url')).toHaveLength(32);
  expect(new Set([budi.key, budi.owner, siti.key, siti.owner]).size).toBe(4);
  expect(budi.key.startsWith(budi.owner)).toBe(false);
});
