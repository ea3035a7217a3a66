import { expect, it } from 'vitest';
import { wantsJson } from './wants-json.ts';

it.each([
  ['a script of ours', { accept: 'application/json' }, true],
  ['a script that takes problems too', { accept: 'application/json, application/problem+json' }, true],
  ['JSON that was sent', { 'content-type': 'application/json; charset=utf-8', accept: '*/*' }, true],
  [
    'Chromium',
    { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8' },
    false,
  ],
  ['lynx', { accept: 'text/html, text/plain, text/sgml, text/css, */*;q=0.01' }, false],
  ['w3m', { accept: 'text/html, text/*;q=0.5, image/*, application/*, inode/*' }, false],
  ['somebody who likes pages better', { accept: 'text/html, application/json;q=0.5' }, false],
  ['somebody who refuses JSON', { accept: 'application/json;q=0' }, false],
  ['somebody who says nothing', {}, false],
])('%s', (_, headers, json) => {
  expect(wantsJson(new Headers(headers as Record<string, string>))).toBe(json);
});
