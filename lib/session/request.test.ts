import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientAddress } from './client-address.ts';
import { describeAgent } from './describe-agent.ts';
import { networkPrefix } from './network-prefix.ts';
import { pageHeaders } from './page-headers.ts';
import { issuePreSignIn, verifyPreSignIn } from './pre-sign-in.ts';
import { publicUrlOf } from './public-url.ts';
import { cookieName, writeCookie } from './session-cookie.ts';
import { stampPeers } from './stamp-peer.ts';
import { testSettings } from './test-settings.ts';

let directory: string;
const configure = (env: Readonly<Record<string, string>>): void => testSettings(directory, env);
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tupai-request-'));
  configure({});
});
afterEach(() => rmSync(directory, { recursive: true }));

const headers = (fields: Readonly<Record<string, string>>) => new Headers(fields);

describe('the cookie', () => {
  it.each([
    ['https://mail.example.org', '__Host-tupai=v; Path=/; HttpOnly; SameSite=Lax; Secure'],
    ['https://mail.example.org/webmail', '__Secure-tupai=v; Path=/webmail; HttpOnly; SameSite=Lax; Secure'],
    ['http://tupai.test', 'tupai=v; Path=/; HttpOnly; SameSite=Lax'],
    ['http://tupai.test/webmail', 'tupai=v; Path=/webmail; HttpOnly; SameSite=Lax'],
  ])('at %s is %s', (url, line) => {
    expect(writeCookie('tupai', 'v', new URL(url))).toBe(line);
    expect(line.startsWith(`${cookieName('tupai', new URL(url))}=`)).toBe(true);
  });
});

describe('the public address of a request', () => {
  it('is the one whose host was asked for, whatever else a request claims', () => {
    configure({ TUPAI_PUBLIC_URLS: 'https://mail.example.org,http://192.168.1.5:3000' });
    const found = (host: string, more = {}) => publicUrlOf(headers({ host, ...more }))?.href;
    expect(found('mail.example.org')).toBe('https://mail.example.org/');
    expect(found('MAIL.example.org:443')).toBe('https://mail.example.org/');
    expect(found('192.168.1.5:3000')).toBe('http://192.168.1.5:3000/');
    for (const host of [
      'evil.test',
      '',
      'mail.example.org.evil.test',
      'mail.example.org:444',
      '192.168.1.5',
      'x@mail.example.org',
      'mail.example.org/x',
      'mail.example.org#',
      'mail.example.org\\x',
    ])
      expect(found(host, { 'x-forwarded-host': 'mail.example.org' })).toBeUndefined();
  });

  it('is the https one where both share a host, unless a listed proxy says otherwise', () => {
    const urls = 'http://mail.example.org,https://mail.example.org';
    configure({ TUPAI_PUBLIC_URLS: urls, TUPAI_TRUSTED_PROXIES: '10.0.0.1' });
    expect(publicUrlOf(headers({ host: 'mail.example.org', 'x-forwarded-proto': 'http' }))?.protocol).toBe('https:');
  });
});

describe("the person's address", () => {
  const address = (forwarded: string | undefined, peer: string) =>
    clientAddress(headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), peer);

  it("is the socket's when no proxy is listed, whatever the request claims", () => {
    expect(address(undefined, '192.0.2.7')).toBe('192.0.2.7');
    expect(address('1.2.3.4', '192.0.2.7')).toBe('192.0.2.7');
    expect(address('192.0.2.7', '::ffff:192.0.2.7')).toBe('192.0.2.7'); // Next writes it so when there was none
    expect(address('1.2.3.4', '')).toBe('');
    expect(address(undefined, '127.0.0.1')).toBe('127.0.0.1');
    expect(address('127.0.0.1', '127.0.0.1')).toBe('127.0.0.1');
  });

  it('is unknown behind a proxy of this machine that nobody listed: its own would stand for everybody', () => {
    expect(address('203.0.113.9', '127.0.0.1')).toBe('');
    expect(address('203.0.113.9', '::1')).toBe('');
  });

  it('is the last hop from the right that is no listed proxy', () => {
    configure({ TUPAI_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, 2001:db8::/32' });
    expect(address('203.0.113.9', '127.0.0.1')).toBe('203.0.113.9');
    expect(address('6.6.6.6, 203.0.113.9', '127.0.0.1')).toBe('203.0.113.9');
    expect(address('6.6.6.6, 203.0.113.9, 10.1.1.1, 10.2.2.2', '10.0.0.1')).toBe('203.0.113.9');
    expect(address('10.5.5.5, 10.1.1.1', '10.0.0.1')).toBe('10.5.5.5');
    expect(address('203.0.113.9:5555', '127.0.0.1')).toBe('203.0.113.9');
    expect(address('[2001:470::1]:99', '2001:db8::5')).toBe('2001:470::1');
    expect(address('6.6.6.6', '192.0.2.7')).toBe('192.0.2.7');
    expect(address(undefined, '10.0.0.1')).toBe('10.0.0.1');
  });

  it('is unknown when a proxy wrote no address', () => {
    configure({ TUPAI_TRUSTED_PROXIES: '127.0.0.1' });
    for (const hop of ['unknown', '_hidden', '999.1.1.1', '<script>', 'a'.repeat(10_000)])
      expect(address(`1.2.3.4, ${hop}`, '127.0.0.1')).toBe('');
  });

  it('comes with every request of the process by a stamp that no client can send', async () => {
    stampPeers();
    stampPeers();
    const seen: string[] = [];
    const server = createServer((incoming, outgoing) => {
      const given = new Headers();
      for (const [name, value] of Object.entries(incoming.headers))
        if (typeof value === 'string') given.set(name, value);
      seen.push(clientAddress(given));
      outgoing.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const fields of [{}, { 'x-tupai-peer-00': '6.6.6.6', 'x-tupai-peer': '6.6.6.6' }])
      await new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', headers: fields }, (response) => response.resume().on('end', resolve))
          .on('error', reject)
          .end();
      });
    await new Promise((resolve) => server.close(resolve));
    expect(seen).toEqual(['127.0.0.1', '127.0.0.1']);
  });
});

describe('the token before sign-in', () => {
  const jar = (lines: readonly string[]) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(lines[0] ?? '') ?? [];
    return { get: (asked: string) => (asked === name ? value : undefined) };
  };

  it('is good with its own cookie, and is kept by a browser that has one', () => {
    const first = issuePreSignIn({ get: () => undefined });
    const cookies = jar(first.setCookie);
    expect(verifyPreSignIn(cookies, first.token)).toBe(true);
    expect(issuePreSignIn(cookies)).toEqual({ token: first.token, setCookie: [] });
    expect(first.setCookie[0]).toMatch(/^__Host-tupai-start=.*; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('is good with nothing else', () => {
    const [a, b] = [issuePreSignIn({ get: () => undefined }), issuePreSignIn({ get: () => undefined })];
    expect(verifyPreSignIn(jar(a.setCookie), b.token)).toBe(false);
    expect(verifyPreSignIn(jar(a.setCookie), undefined)).toBe(false);
    expect(verifyPreSignIn({ get: () => undefined }, a.token)).toBe(false);
    for (const forged of [`${a.token}.x`, `${a.token}.`, a.token, `.${a.token}`, '', '.', `${a.token}.${a.token}`])
      expect(verifyPreSignIn({ get: () => forged }, a.token)).toBe(false);
  });

  it('outlives a change of the server key while the old one is kept', () => {
    configure({ TUPAI_SECRET: 'o'.repeat(40) });
    const old = issuePreSignIn({ get: () => undefined });
    configure({ TUPAI_SECRET: `${'n'.repeat(40)},${'o'.repeat(40)}` });
    expect(verifyPreSignIn(jar(old.setCookie), old.token)).toBe(true);
    configure({ TUPAI_SECRET: 'n'.repeat(40) });
    expect(verifyPreSignIn(jar(old.setCookie), old.token)).toBe(false);
  });
});

describe('words about a request', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    ['Lynx/2.9.0dev.12 libwww-FM/2.14', 'Lynx'],
    ['<script>alert(1)</script>', ''],
    ['', ''],
  ])('%s is %s', (agent, words) => expect(describeAgent(agent)).toBe(words));

  it.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:0:0:0:0:0/48'],
    ['2001:DB8::6', '2001:db8:0:0:0:0:0:0/48'],
    ['::1', '0:0:0:0:0:0:0:0/48'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:0/48'],
    ['nonsense', ''],
    ['', ''],
  ])('%s lies in %s', (address, network) => expect(networkPrefix(address, { v4: 24, v6: 48 })).toBe(network));
});

it('pages run no script without the nonce, load nothing foreign and are kept in no cache', () => {
  const answer = pageHeaders('N0nce', { developing: false, https: true });
  const policy = answer['Content-Security-Policy'];
  expect(policy).toContain("default-src 'none'; script-src 'nonce-N0nce' 'strict-dynamic';");
  expect(policy).not.toMatch(/unsafe-eval|upgrade-insecure-requests|https?:|\*/);
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
  expect(answer).toMatchObject({
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'X-DNS-Prefetch-Control': 'off',
  });
});
