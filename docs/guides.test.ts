import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SETTINGS } from '../lib/config/settings.ts';
import id from '../lib/i18n/messages/id.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const guides = readdirSync(new URL('.', import.meta.url)).filter((name) => /\.(?:md|conf|service)$/.test(name));

it('names no setting in a guide that there is not', () => {
  const named = [...guides, '../README.md'].flatMap((name) => read(name).match(/\bTUPAI_[A-Z_]+\b/g) ?? []);
  const known = new Set(['TUPAI_CONFIG', ...Object.keys(SETTINGS)]); // TUPAI_CONFIG names the file of all others
  expect([...new Set(named)].filter((name) => !known.has(name.replace(/_FILE$/, '')))).toEqual([]);
});

it('quotes in the Indonesian guide what Tupai says, word for word', () => {
  const table = read('panduan.md').split('| yang terlihat |')[1] ?? '';
  const quoted = [...table.matchAll(/^\| “(.+?)” \|/gm)].map(([, said = '']) => said);
  expect(quoted.length).toBeGreaterThan(3);
  const texts = Object.values(id.errors);
  expect(quoted.filter((said) => !texts.some((text) => text.startsWith(said)))).toEqual([]);
});
