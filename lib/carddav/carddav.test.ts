import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverBooks, fetchCards, listChanges, putCard, readBook, type DavLogin } from './index.ts';
import { readXml } from './read-multistatus.ts';

const servers: Server[] = [];
let listed: string[] = [];
let lent = 0;
const login: DavLogin = {
  user: 'budi',
  lendPassword: (borrow) => {
    lent += 1;
    return borrow('rahasia');
  },
};

/** A server of address books that answers as a test says; it is among those that the administrator listed. */
async function serve(listener: RequestListener): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  listed = [...listed, url];
  process.env['TUPAI_CARDDAV_HOSTS'] = listed.join(',');
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
  return { url, asked };
}
const xml =
  (status: number, text: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/xml' }).end(text);
const multistatus = (inside: string): string =>
  `<?xml version="1.0"?><multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">${inside}</multistatus>`;
const BOOK = multistatus(
  '<response><href>/b/</href><propstat><prop><resourcetype><collection/><C:addressbook/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat></response>',
);
const codeOf = (failing: Promise<unknown>): Promise<unknown> =>
  failing.then(
    () => 'done',
    (error: { code?: string; values?: object }) => [error.code, error.values],
  );

beforeEach(() => {
  process.env['TUPAI_PUBLIC_URLS'] = 'http://localhost:3000';
  listed = [];
  lent = 0;
});
afterEach(async () => {
  delete process.env['TUPAI_CARDDAV_HOSTS'];
  Reflect.deleteProperty(globalThis, Symbol.for('tupai.config'));
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the password', () => {
  it('follows a redirect within its server', async () => {
    const { url, asked } = await serve((request, response) => {
      if (request.url === '/b/') xml(207, BOOK)(request, response);
      else response.writeHead(301, { Location: '/b/' }).end();
    });
    expect((await readBook(login, `${url}/old`)).url).toBe(`${url}/b/`);
    expect(asked).toEqual(['PROPFIND /old', 'PROPFIND /b/']);
  });

  it.each(['a redirect', 'an address in an answer'])('does not go to another server by %s', async (way) => {
    const other = await serve((_request, response) => response.end('thank you'));
    const home = multistatus(
      `<response><href>/</href><propstat><prop><C:addressbook-home-set><href>${other.url}/</href></C:addressbook-home-set></prop><status>HTTP/1.1 200 OK</status></propstat></response>`,
    );
    const { url } = await serve((request, response) => {
      if (way === 'a redirect') response.writeHead(307, { Location: `${other.url}/` }).end();
      else xml(207, home)(request, response);
    });
    expect(await codeOf(discoverBooks(login, `${url}/`))).toEqual([
      'book.elsewhere',
      { host: new URL(other.url).host },
    ]);
    expect(other.asked).toEqual([]);
  });

  it('is signed for a server that takes Digest alone, for each place anew', async () => {
    const heard: string[] = [];
    const { url } = await serve((request, response) => {
      const said = request.headers.authorization ?? '';
      heard.push(`${request.url ?? ''} ${said.split(' ')[0] ?? ''}`);
      if (!said.startsWith('Digest')) {
        const challenge = 'Digest realm="Kantor", qop="auth", nonce="n1"';
        response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
      } else if (request.url === '/old') response.writeHead(301, { Location: '/b/' }).end();
      else if (said.includes('uri="/b/"')) xml(207, BOOK)(request, response);
      else response.writeHead(401, { 'WWW-Authenticate': 'Digest nonce="n2"' }).end();
    });
    expect((await readBook(login, `${url}/old`)).url).toBe(`${url}/b/`);
    expect(heard).toEqual(['/old Basic', '/old Digest', '/b/ Basic', '/b/ Digest']);
    expect(await codeOf(putCard(login, { url: `${url}/x`, etag: '', vcard: 'x' }))).toEqual(['book.rejected', {}]);
  });

  it('is not sent round in circles', async () => {
    const { url } = await serve((_request, response) => response.writeHead(302, { Location: '/again' }).end());
    expect(await codeOf(readBook(login, `${url}/`))).toEqual(['book.unfit', {}]);
    expect(lent).toBe(6);
  });

  it('is not sent without TLS to a server that nobody listed', async () => {
    expect(await codeOf(readBook(login, 'http://203.0.113.7/'))).toEqual(['remote.refused', {}]);
    expect(await codeOf(discoverBooks(login, 'http://dav.example.org/'))).toEqual(['remote.refused', {}]);
  });
});

describe('an answer', () => {
  it.each([
    ['is no XML', 'hello'],
    ['breaks off', '<multistatus xmlns="DAV:"><response>'],
    ['has a document type', '<!DOCTYPE x [<!ENTITY a "b">]><multistatus xmlns="DAV:">&a;</multistatus>'],
    ['names an entity', '<multistatus xmlns="DAV:">&nbsp;</multistatus>'],
    ['is deep', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
    ['is of another kind', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['has a prefix of nobody', '<x:multistatus/>'],
  ])('that %s counts for nothing', async (_how, text) => {
    const { url } = await serve(xml(207, text));
    expect(await codeOf(readBook(login, `${url}/`))).toEqual(['book.unfit', {}]);
  });

  it('that never ends is not read', async () => {
    const { url } = await serve((_request, response) => {
      response
        .writeHead(207, { 'Content-Type': 'application/xml', 'Content-Length': 30_000_000 })
        .write('<multistatus');
    });
    expect(await codeOf(readBook(login, `${url}/`))).toEqual(['remote.unfit', {}]);
  });

  it('keeps characters as they are written in whatever way', () => {
    const { text } = readXml(Buffer.from('<a>x &amp; &#228;<![CDATA[<b>]]>\r\ny<!-- no --></a>'));
    expect(text).toBe('x & ä<b>\ny');
  });
});

describe('what changed', () => {
  const changed = (href: string, etag: string): string =>
    `<response><href>${href}</href><propstat><prop><getetag>"${etag}"</getetag></prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
  const gone = (href: string): string =>
    `<response><href>${href}</href><status>HTTP/1.1 404 Not Found</status></response>`;
  const cut = '<response><href>/b/</href><status>HTTP/1.1 507 Insufficient Storage</status></response>';

  it('comes in several answers where the server cuts them (507)', async () => {
    const answers = [
      multistatus(`${changed('/b/1.vcf', 'a')}${cut}<sync-token>t1</sync-token>`),
      multistatus(`${gone('/b/1.vcf')}${changed('/b/2%20x.vcf', 'b')}${gone('/b/9.vcf')}<sync-token>t2</sync-token>`),
    ];
    const { url } = await serve((request, response) => xml(207, answers.shift() ?? '')(request, response));
    const changes = await listChanges(login, { url: `${url}/b/`, token: 't0', canSync: true });
    expect([...changes.there]).toEqual([[`${url}/b/2%20x.vcf`, '"b"']]);
    expect([[...changes.gone], changes.whole, changes.token]).toEqual([
      [`${url}/b/1.vcf`, `${url}/b/9.vcf`],
      false,
      't2',
    ]);
  });

  it('is the whole list for a token that the server has forgotten, and for a server without the report', async () => {
    const list = multistatus(`${changed('/b/1.vcf', 'a')}${changed('/b/', 'c')}`);
    const forgotten = '<error xmlns="DAV:"><valid-sync-token/></error>';
    const asked: string[] = [];
    const { url } = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const body = Buffer.concat(chunks).toString();
          asked.push(`${request.method ?? ''}${body.includes('>old<') ? ' old' : ''}`);
          if (request.method === 'PROPFIND') xml(207, list)(request, response);
          else xml(body.includes('>old<') ? 403 : 501, forgotten)(request, response);
        });
    });
    const changes = await listChanges(login, { url: `${url}/b/`, token: 'old', canSync: true });
    expect([[...changes.there.keys()], changes.whole, changes.token]).toEqual([[`${url}/b/1.vcf`], true, '']);
    expect(asked).toEqual(['REPORT old', 'REPORT', 'PROPFIND']);
  });
});

it('cards that are gone, no cards, or of another server in a report keep no other from coming', async () => {
  const data = (href: string, text: string): string =>
    `<response><href>${href}</href><propstat><prop><getetag>"a"</getetag><C:address-data>${text}</C:address-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>`;
  const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:A &amp; B\nX-1:  two \nEND:VCARD';
  const report = multistatus(
    `<response><href>/b/1.vcf</href><status>HTTP/1.1 404 Not Found</status></response>${data('/b/2.vcf', 'hello')}${data('/b/3.vcf', card)}`,
  );
  const { url } = await serve(xml(207, report));
  const found: unknown[] = [];
  for await (const some of fetchCards(login, `${url}/b/`, [`${url}/b/1.vcf`, `${url}/b/3.vcf`])) found.push(some);
  const vcard = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A & B\r\nX-1:  two \r\nEND:VCARD\r\n';
  expect(found).toEqual([[{ url: `${url}/b/3.vcf`, etag: '"a"', vcard }]]);
});

it.each([
  [201, { done: true, etag: '"x"' }],
  [204, { done: true, etag: '"x"' }],
  [412, { done: false }],
  [507, ['book.full', {}]],
  [403, ['book.refused', {}]],
  [415, ['book.refused', {}]],
  [503, ['remote.unreachable', {}]],
])('a card that the server answers with %i to', async (status, expected) => {
  const { url } = await serve((request, response) => {
    request.resume().on('end', () => response.writeHead(status, { ETag: '"x"' }).end('<b>why</b>'));
  });
  const written = await putCard(login, { url: `${url}/b/1.vcf`, etag: '', vcard: 'BEGIN:VCARD\r\n' }).catch(
    (error: { code?: string; values?: object }) => [error.code, error.values],
  );
  expect(written).toEqual(expected);
});
