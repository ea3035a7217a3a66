import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeIconSprite } from './write-icon-sprite.ts';

test('icons.svg holds the icons of icon-paths.ts; "npm run build" writes it', () => {
  expect(readFileSync(new URL('icons.svg', import.meta.url), 'utf8')).toBe(writeIconSprite());
});
