import { describe, expect, it, vi } from 'vitest';
import { safeReturnPath, withNotice } from './return-path.ts';

vi.hoisted(() => {
  process.env['TUPAI_BASE_PATH'] = '/webmail'; // what the build bakes in
});

describe('a path to come back to', () => {
  it.each([
    '/webmail/mail/INBOX',
    '/webmail/mail/Archive~2f2024/1699.42?view=text',
    '/webmail/folders#top',
    '/webmail/',
  ])('may be %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    ['another path of the same host', '/other/mail'],
    ['a neighbour of the mount point', '/webmailer/x'],
    ['the mount point climbed out of', '/webmail/../other'],
    ['the same in percent signs', '/webmail/%2e%2e/other'],
    ['the same with mixed signs', '/webmail/.%2E/.%2e/other'],
    ['another host', '//evil.test/webmail/'],
    ['another host behind the mount point', '/webmail//evil.test'],
    ['another host by backslash', '/\\evil.test'],
    ['a backslash inside', '/webmail/\\evil.test'],
    ['a whole address', 'https://evil.test/webmail/'],
    ['a script', 'javascript:alert(1)'],
    ['a tab that browsers drop', '/\t/evil.test'],
    ['a line end', '/webmail/x\r\nSet-Cookie: a=b'],
    ['a NUL', '/webmail/\0'],
    ['something relative', 'mail/INBOX'],
    ['nothing', ''],
    ['something endless', `/webmail/${'x'.repeat(3000)}`],
  ])('is never %s', (_, path) => {
    expect(safeReturnPath(path)).toBeUndefined();
  });

  it('comes out as ASCII, so that it fits into a header', () => {
    const path = safeReturnPath('/webmail/mail/INBOX?q=rapat – 会議');
    expect(path).toMatch(/^[\x21-\x7e]+$/);
    expect(new URL(path ?? '', 'http://x').searchParams.get('q')).toBe('rapat – 会議');
  });
});

describe('a notice', () => {
  it('is added to the query and replaces an earlier one', () => {
    const path = withNotice('/webmail/mail/INBOX?q=a&note=noteMoved&n=3&error=internal&ref=1', {
      note: 'noteDeleted',
      n: 2,
    });
    expect(path).toBe('/webmail/mail/INBOX?q=a&note=noteDeleted&n=2');
  });

  it('keeps the place on the page', () => {
    expect(withNotice('/webmail/help#keys', { error: 'imap.busy', ref: 'ab' })).toBe(
      '/webmail/help?error=imap.busy&ref=ab#keys',
    );
  });
});
