import { expect, it } from 'vitest';
import { foreignDraftOptions } from './foreign-draft-options.ts';

const of = (fields: Readonly<Record<string, string>>): string[] => foreignDraftOptions((name) => fields[name] ?? '');

it.each([
  [{}, []],
  [{ 'x-mozilla-draft-info': 'internal/draft; vcard=0; receipt=1; DSN=1; uuencode=0' }, ['receipt', 'delivery']],
  [{ 'x-mozilla-draft-info': 'internal/draft; vcard=0; receipt=0; DSN=0; noreceipt=1' }, []],
  [{ 'disposition-notification-to': 'budi@tupai.test', 'x-priority': '1 (Highest)' }, ['receipt', 'high']],
  [{ importance: 'Low', 'x-priority': '3' }, ['low']],
  [{ 'x-priority': 'very much', importance: 'urgent' }, []],
])('reads the wishes of a draft that another program stored: %j', (fields, wishes) => {
  expect(of(fields)).toEqual(wishes);
});
