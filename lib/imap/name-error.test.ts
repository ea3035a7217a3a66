import { expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { nameError } from './name-error.ts';

const no = (code: string, responseText = 'Text', more: object = {}) =>
  Object.assign(new Error('Command failed'), { responseStatus: 'NO', serverResponseCode: code, responseText, ...more });

it.each([
  ['AUTHENTICATIONFAILED', 'auth.rejected'],
  ['LIMIT', 'imap.busy'],
  ['INUSE', 'imap.busy'],
  ['OVERQUOTA', 'quota.exceeded'],
  ['TRYCREATE', 'mailbox.missing'],
  ['ALREADYEXISTS', 'mailbox.exists'],
  ['NOPERM', 'mailbox.read_only'],
  ['SERVERBUG', 'imap.refused'],
  ['', 'imap.refused'],
])('NO [%s] is %s, also while signing in unless it says that the password is wrong', (code, name) => {
  expect(nameError(no(code))).toMatchObject({ code: name, detail: 'Text' });
  const signingIn = nameError(no(code, 'Text', { authenticationFailed: true })).code;
  expect(signingIn).toBe(code === '' || code === 'SERVERBUG' ? 'auth.rejected' : name);
});

it.each([
  ['ECONNREFUSED', 'imap.unreachable'],
  ['ENOTFOUND', 'imap.unreachable'],
  ['GREETING_TIMEOUT', 'imap.unreachable'],
  ['NoConnection', 'imap.unreachable'],
  ['CERT_HAS_EXPIRED', 'imap.insecure'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'imap.insecure'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'imap.insecure'],
  ['STARTTLS_INJECTION', 'imap.insecure'],
  ['LiteralTooLarge', 'message.unreadable'],
  ['InvalidStringValue', 'input.invalid'],
])('the fault %s is %s', (code, name) => {
  expect(nameError(Object.assign(new Error('x'), { code })).code).toBe(name);
});

it('hears "over quota" and "too many connections" also where the server has no code for them', () => {
  expect(nameError(no('', 'Mailbox over quota')).code).toBe('quota.exceeded');
  expect(nameError(Object.assign(new Error('x'), { code: 'NoConnection', reason: 'Too many connections' })).code).toBe(
    'imap.busy',
  );
});

it('keeps a name that is there already, and never more than 500 characters of the server', () => {
  const named = new AppError('message.gone');
  expect(nameError(named)).toBe(named);
  expect(nameError(no('', 'x'.repeat(9000))).detail).toHaveLength(500);
});
