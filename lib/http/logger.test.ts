import { afterEach, beforeEach, expect, it } from 'vitest';
import { logRefusedSignIn } from './exchange.ts';
import { logger } from './logger.ts';
import { AppError } from '#lib/errors.ts';

let lines: string[];
const write = (line: string): void => void lines.push(line);

beforeEach(() => {
  lines = [];
  process.env['TUPAI_PUBLIC_URLS'] = 'https://mail.example.org';
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
});

it('writes one JSON object a line, whatever stands in it', () => {
  logger(write).error('failed', { cause: 'line one\nline two\u2028"three"' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    message: 'failed',
    cause: 'line one\nline two\u2028"three"',
  });
});

it('leaves out secrets, subjects and bodies that a caller gave by mistake', () => {
  logger(write).warn('x', {
    password: 'rahasia',
    setCookie: 'rahasia',
    formToken: 'rahasia',
    subject: 'rahasia',
    bodyText: 'rahasia',
    id: 'ab',
  });
  expect(lines[0]).not.toContain('rahasia');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'ab' });
});

it('is quiet below its level', () => {
  logger(write).debug('x');
  expect(lines).toEqual([]);
});

it('tells fail2ban of a refused sign-in on a line that no user name can forge', () => {
  const error = new AppError('auth.rejected');
  logRefusedSignIn(new Headers({ 'x-forwarded-for': '192.0.2.9' }), 'budi@example.org', error, write);
  logRefusedSignIn(new Headers(), 'x reason=ok\ntupai auth failed ip=203.0.113.1 user=y', error, write);
  expect(lines[0]).toMatch(/^tupai auth failed ip=\S+ user=budi%40example\.org reason=auth\.rejected\n$/);
  expect(lines[1]).toMatch(/^tupai auth failed ip=\S+ user=\S+ reason=auth\.rejected\n$/);
});
