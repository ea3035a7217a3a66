import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inNetworks, readConfig } from './config.ts';
import { isAppError } from './errors.ts';

const needed = { TUPAI_PUBLIC_URLS: 'http://localhost:3000', TUPAI_CONFIG: emptyFile() };

function emptyFile(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'tupai-config-')), 'tupai.env');
  writeFileSync(file, '');
  return file;
}

/** The sentences an administrator reads when the settings are refused. */
function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (isAppError(error) && error.code === 'config.invalid') return error.detail ?? '';
    throw error;
  }
  return 'accepted';
}

describe('settings', () => {
  it('are complete with the public address alone', () => {
    const config = readConfig(needed);
    expect(config.imap).toMatchObject({ host: 'localhost', port: 143, tls: 'starttls' });
    expect(config.session.idle).toBe(30 * 60 * 1000);
    expect(config.maxMessageBytes).toBe(50_000_000);
  });

  it('name what is missing', () => {
    expect(refusal({ TUPAI_CONFIG: emptyFile() })).toContain('TUPAI_PUBLIC_URLS is missing');
  });

  it('name an unknown setting and the one that was meant', () => {
    expect(refusal({ ...needed, TUPAI_IMAP_HOTS: 'x' })).toBe(
      'TUPAI_IMAP_HOTS is not a setting of Tupai; did you mean TUPAI_IMAP_HOST?',
    );
  });

  it('report every fault at once, a line each', () => {
    const lines = refusal({ ...needed, TUPAI_IMAP_PORT: '99999', TUPAI_SESSION_IDLE: 'soon' }).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('TUPAI_IMAP_PORT is wrong: "99999"');
    expect(lines[1]).toContain('TUPAI_SESSION_IDLE is wrong: "soon"');
  });

  it.each([
    ['TUPAI_PUBLIC_URLS', 'mail.example.org'],
    ['TUPAI_PUBLIC_URLS', 'ftp://mail.example.org'],
    ['TUPAI_PUBLIC_URLS', ','],
    ['TUPAI_PUBLIC_URLS', 'http://a/x,http://b/y'],
    ['TUPAI_LISTEN', 'everywhere'],
    ['TUPAI_IMAP_HOST', 'imap.example.org:993'],
    ['TUPAI_IMAP_TLS', 'yes'],
    ['TUPAI_IMAP_PIN', 'abc'],
    ['TUPAI_SECRET', 'short'],
    ['TUPAI_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TUPAI_MAX_MESSAGE', '50'],
    ['TUPAI_SMTP_AUTH', 'fixed'],
    ['TUPAI_MAIL_DOMAIN', 'a b'],
  ])('refuse %s=%s and name the setting', (name, value) => {
    expect(refusal({ ...needed, [name]: value })).toContain(name === 'TUPAI_SMTP_AUTH' ? 'TUPAI_SMTP_USER' : name);
  });

  it('refuse clear text to another machine unless it is accepted in so many words', () => {
    const clear = { ...needed, TUPAI_IMAP_HOST: 'imap.example.org', TUPAI_IMAP_TLS: 'none' };
    expect(refusal(clear)).toContain('TUPAI_IMAP_TLS is wrong: imap.example.org is another machine');
    expect(refusal({ ...clear, TUPAI_ALLOW_CLEAR_TEXT: 'yes' })).toBe('accepted');
    expect(refusal({ ...needed, TUPAI_IMAP_HOST: '127.0.0.1', TUPAI_IMAP_TLS: 'none' })).toBe('accepted');
  });

  it('come from a file, and the environment wins', () => {
    const file = emptyFile();
    writeFileSync(file, 'TUPAI_PUBLIC_URLS=https://mail.example.org/webmail/\nTUPAI_PRODUCT_NAME="SMK 1"\n');
    expect(readConfig({ TUPAI_CONFIG: file }).productName).toBe('SMK 1');
    expect(readConfig({ TUPAI_CONFIG: file }).publicUrls[0]?.pathname).toBe('/webmail');
    expect(readConfig({ TUPAI_CONFIG: file, TUPAI_PRODUCT_NAME: 'Kantor' }).productName).toBe('Kantor');
  });

  it('take secrets from a file, and say when it cannot be read', () => {
    const file = emptyFile();
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    expect(readConfig({ ...needed, TUPAI_SECRET_FILE: file }).secret).toBe('s'.repeat(40));
    expect(refusal({ ...needed, TUPAI_SECRET_FILE: '/nowhere/secret' })).toContain(
      'TUPAI_SECRET_FILE names /nowhere/secret',
    );
  });

  it('say when the settings file itself cannot be read', () => {
    expect(refusal({ TUPAI_CONFIG: '/nowhere/tupai.env' })).toContain(
      'TUPAI_CONFIG: the settings file /nowhere/tupai.env',
    );
  });
});

describe('the address of a database', () => {
  const storeOf = (url: string, more: Record<string, string> = {}) =>
    readConfig({ ...needed, TUPAI_STORE_URL: url, ...more }).store;

  it('is SQLite when there is none', () => {
    expect(readConfig(needed).store).toBeNull();
  });

  it('is read with its password, whatever characters that has', () => {
    expect(storeOf('postgres://tupai:p%40%2F%3A%25%20%3F@db.example.org:6432/surat')).toEqual({
      host: 'db.example.org',
      port: 6432,
      user: 'tupai',
      password: 'p@/:% ?',
      database: 'surat',
      tls: 'tls',
      ca: '',
      servername: '',
    });
    expect(storeOf('postgresql://tupai@[2001:db8::1]/tupai')).toMatchObject({
      host: '2001:db8::1',
      port: 5432,
      password: '',
    });
  });

  it('may be a socket, which needs no TLS', () => {
    expect(storeOf('postgres://tupai@%2Fvar%2Frun%2Fpostgresql/tupai')).toMatchObject({
      host: '/var/run/postgresql',
      tls: 'none',
    });
  });

  it.each([
    'mysql://tupai:rahasia@db/tupai',
    'postgres://db/tupai',
    'postgres://tupai:rahasia@db',
    'postgres://tupai:rahasia@db/a/b',
    'postgres://tupai:rahasia@db/tupai?sslmode=disable',
    'postgres://tupai:rahasia%@db/tupai',
    'tupai:rahasia@db',
  ])('is refused without repeating it, because there is a password in it: %s', (url) => {
    const sentence = refusal({ ...needed, TUPAI_STORE_URL: url });
    expect(sentence).toMatch(/^TUPAI_STORE_URL is wrong: /);
    expect(sentence).not.toContain('rahasia');
  });

  it('is not reached in clear text on another machine', () => {
    const clear = { ...needed, TUPAI_STORE_TLS: 'none' };
    const sentence = refusal({ ...clear, TUPAI_STORE_URL: 'postgres://tupai:rahasia@db.example.org/tupai' });
    expect(sentence).toContain('TUPAI_STORE_TLS is wrong: db.example.org is another machine');
    expect(sentence).toContain('Use tls,');
    expect(storeOf('postgres://tupai@127.0.0.1/tupai', clear)?.tls).toBe('none');
  });
});

describe('trusted networks', () => {
  const { trustedProxies } = readConfig({ ...needed, TUPAI_TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32, 192.0.2.7' });
  it.each([
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['11.1.2.3', false],
    ['192.0.2.7', true],
    ['192.0.2.8', false],
    ['2001:db8::1', true],
    ['2001:db9::1', false],
    ['', false],
    ['10.0.0.1\r\nX: y', false],
  ])('hold %j: %s', (address, inside) => {
    expect(inNetworks(trustedProxies, address)).toBe(inside);
  });
});
