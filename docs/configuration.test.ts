import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SETTINGS } from '../lib/config/settings.ts';
import { configurationPage } from './generate-configuration.ts';

const page = readFileSync(new URL('configuration.md', import.meta.url), 'utf8');

it('documents the settings as the code reads them: after a change, run `npm run docs`', () => {
  expect(page).toBe(configurationPage(page));
});

it('documents every setting once', () => {
  const documented = [...page.matchAll(/^\| `(TUPAI_\w+)` \|/gm)].map(([, name]) => name ?? '');
  expect(documented.toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
});
