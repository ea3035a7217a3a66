import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import * as service from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';
import { handle } from './handle.ts';
import { openTestEdge, type TestEdge } from './test-edge.ts';

vi.hoisted(() => {
  process.env['TUPAI_BASE_PATH'] = '/webmail';
});

let edge: TestEdge;
let session: Session;

beforeEach(async () => {
  edge = await openTestEdge();
  session = edge.session;
});
afterEach(() => edge.close());

const saveContact = handle(contract.saveContact, service.saveContact);
const siti = { name: 'Siti', addresses: 'siti@example.org', return: '/webmail/contacts' };
const names = async (): Promise<string[]> =>
  (await service.listContacts(session, { q: '' })).contacts.map(({ name }) => name);

describe('who may change', () => {
  const none = { origin: '' };
  it.each([
    ['a page of ours', {}, true],
    ['a page of ours under our other address', { origin: 'http://tupai.lan:8080' }, true],
    ['a browser that names no origin but says same-origin', { ...none, 'sec-fetch-site': 'same-origin' }, true],
    ['a foreign page', { origin: 'https://evil.test' }, false],
    ['a sibling host', { origin: 'https://www.example.org' }, false],
    ['our host without TLS', { origin: 'http://mail.example.org' }, false],
    ['our host on another port', { origin: 'https://mail.example.org:8443' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['a sandboxed frame that claims to be ours', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['an empty origin', { origin: ' ' }, false],
    ['a sister site', { ...none, 'sec-fetch-site': 'same-site' }, false],
    ['another site', { ...none, 'sec-fetch-site': 'cross-site' }, false],
    ['an address bar', { ...none, 'sec-fetch-site': 'none' }, false],
    ['a browser that says nothing, without a token', none, false],
  ])('%s', async (_, headers, allowed) => {
    const response = await edge.send(saveContact, { fields: siti, headers });
    expect(response.status).toBe(allowed ? 303 : 403);
    expect(await names()).toEqual(allowed ? ['Siti'] : []);
  });

  it('a text browser, by the token of the form', async () => {
    expect((await edge.send(saveContact, { fields: { token: session.token, ...siti }, headers: none })).status).toBe(
      303,
    );
    for (const token of ['x', `${session.token}x`, ''])
      expect((await edge.send(saveContact, { fields: { token, ...siti }, headers: none })).status).toBe(403);
  });

  it('nobody by a token alone when the browser names a foreign origin', async () => {
    const response = await edge.send(saveContact, {
      fields: { token: session.token, ...siti },
      headers: { origin: 'https://evil.test' },
    });
    expect(response.status).toBe(403);
    expect(await names()).toEqual([]);
  });

  it.each([
    'evil.test',
    'mail.example.org.evil.test',
    'mail.example.org:8443',
    'tupai.lan',
    '',
    'mail.example.org@evil.test',
  ])('nobody under the host %j', async (host) => {
    const response = await edge.send(saveContact, {
      fields: siti,
      headers: { host, 'x-forwarded-host': 'mail.example.org' },
    });
    expect(response.status).toBe(421);
    expect(await names()).toEqual([]);
  });

  it('everybody whose browser names the default port', async () => {
    expect((await edge.send(saveContact, { fields: siti, headers: { host: 'mail.example.org:443' } })).status).toBe(
      303,
    );
  });
});
