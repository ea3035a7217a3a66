import { expect, it } from 'vitest';
import { errorField } from './error-field.ts';

it.each([
  [{ code: 'recipient.invalid', field: 'cc' }, 'cc'],
  [{ code: 'recipient.invalid' }, 'to'],
  [{ code: 'recipient.none' }, 'to'],
  [{ code: 'identity.missing' }, 'identity'],
  [{ code: 'input.too_large' }, 'file'],
  [{ code: 'input.invalid', field: 'subject' }, 'subject'],
  [{ code: 'input.invalid', field: '__proto__' }, undefined],
  [{ code: 'toString' }, undefined],
  [{ code: 'smtp.unreachable' }, undefined],
])('says %j beside %s', (error, field) => {
  expect(errorField(error)).toBe(field);
});
