import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as contract from '#lib/contract/index.ts';
import * as service from '#lib/service/index.ts';
import { endSession, type Session } from '#lib/session/index.ts';
import { store, type Upload } from '#lib/store/index.ts';
import { afterCompose } from './after-compose.ts';
import { handle } from './handle.ts';
import { locationOf, openTestEdge, type TestEdge } from './test-edge.ts';

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

const compose = handle(contract.compose, service.compose, afterCompose);

describe('the composer', () => {
  const draft = {
    id: 'a'.repeat(32),
    messageId: '<a@example.org>',
    to: 'siti@example.org',
    subject: 'Rapat',
    body: 'Halo',
    return: '/webmail/mail/INBOX',
  };
  const multipart = (
    fields: Readonly<Record<string, string>>,
    files: readonly [string, Uint8Array<ArrayBuffer>][],
  ): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const [name, content] of files) form.append('file', new Blob([content], { type: 'application/pdf' }), name);
    return form;
  };
  const opened = async (response: Response): Promise<{ body: unknown; uploads: readonly Upload[] }> => {
    const form = locationOf(response).searchParams.get('form') ?? '';
    const fields = (await service.openParkedForm(session, form)) ?? {};
    expect(fields['subject']).toBe('Rapat');
    const uploads = await store().uploads.getMany(session.account, [fields['upload'] ?? []].flat(), Date.now());
    return { body: fields['body'], uploads };
  };
  const filesOnDisk = (): string[] => readdirSync(join(edge.directory, 'upload'));

  it('keeps its text and its files, byte for byte, when one is attached', async () => {
    const content = Uint8Array.from({ length: 60_000 }, (_, at) => at % 251);
    const response = await edge.send(compose, {
      body: multipart({ ...draft, do: 'attach' }, [['Laporan "Q3", final.pdf', content]]),
    });
    expect(locationOf(response).pathname).toBe('/webmail/compose');
    const { uploads, body } = await opened(response);
    expect(body).toBe('Halo');
    expect(uploads).toMatchObject([{ name: 'Laporan "Q3", final.pdf', type: 'application/pdf', size: 60_000 }]);
    const stored = await store().uploads.get(session.account, uploads[0]?.id ?? '', Date.now());
    expect(Buffer.compare(readFileSync(stored?.path ?? ''), content)).toBe(0);
  });

  it('loses a file that is too large, and nothing else', async () => {
    const small = new Uint8Array(1000);
    const response = await edge.send(compose, {
      body: multipart({ ...draft, do: 'attach' }, [
        ['big.bin', new Uint8Array(1_000_001)],
        ['small.bin', small],
      ]),
    });
    expect(locationOf(response).searchParams.get('error')).toBe('input.too_large');
    const { uploads, body } = await opened(response);
    expect(body).toBe('Halo');
    expect(uploads.map(({ name }) => name)).toEqual(['small.bin']);
    expect(filesOnDisk()).toHaveLength(1);
  });

  it('takes a file of exactly the limit', async () => {
    const { uploads } = await opened(
      await edge.send(compose, {
        body: multipart({ ...draft, do: 'attach' }, [['edge.bin', new Uint8Array(1_000_000)]]),
      }),
    );
    expect(uploads.map(({ size }) => size)).toEqual([1_000_000]);
  });

  it('fault 41: keeps nothing of an upload that breaks off', async () => {
    const boundary = 'xyz';
    const head = Object.entries({ ...draft, do: 'attach' }).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const whole = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="whole.txt"\r\n\r\nwhole\r\n`;
    const cut = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="cut.txt"\r\n\r\nhalf of`;
    const body = head.join('') + whole + cut;
    const response = await edge.send(compose, {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'application/json' },
    });
    expect(response.status).toBe(400);
    expect(filesOnDisk()).toEqual([]);
    expect(await store().uploads.usage(session.account, Date.now())).toBe(0);
  });

  it('stores no file for a form without a token from a browser that says nothing', async () => {
    const response = await edge.send(compose, {
      body: multipart({ ...draft, do: 'attach' }, [['a.txt', new Uint8Array(900_000)]]),
      headers: { origin: '' },
    });
    expect(response.status).toBe(403);
    expect(filesOnDisk()).toEqual([]);
    const good = await edge.send(compose, {
      body: multipart({ token: session.token, ...draft, do: 'attach' }, [['a.txt', new Uint8Array(900_000)]]),
      headers: { origin: '' },
    });
    expect((await opened(good)).uploads).toHaveLength(1);
  });

  it('stores no file for nobody, and gives the text back', async () => {
    await endSession(session);
    const response = await edge.send(compose, {
      body: multipart({ ...draft, do: 'send' }, [['a.txt', new Uint8Array(900_000)]]),
    });
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('Halo');
    expect(filesOnDisk()).toEqual([]);
  });

  it('takes a file away again', async () => {
    const { uploads } = await opened(
      await edge.send(compose, { body: multipart({ ...draft, do: 'attach' }, [['a.txt', new Uint8Array(10)]]) }),
    );
    const id = uploads[0]?.id ?? '';
    expect(
      (await opened(await edge.send(compose, { fields: { ...draft, upload: id, do: `remove:${id}` } }))).uploads,
    ).toEqual([]);
    expect(filesOnDisk()).toEqual([]);
  });

  it("never shows another account's file", async () => {
    const { uploads } = await opened(
      await edge.send(compose, { body: multipart({ ...draft, do: 'attach' }, [['a.txt', new Uint8Array(10)]]) }),
    );
    const id = uploads[0]?.id ?? '';
    const headers = { cookie: (await edge.signIn('eve')).cookie, accept: 'application/json' };
    const response = await edge.send(compose, { fields: { ...draft, upload: id, do: 'attach' }, headers });
    expect(await response.json()).toMatchObject({ composer: { uploads: [] } });
    await edge.send(compose, { fields: { ...draft, upload: id, do: `remove:${id}` }, headers });
    expect(filesOnDisk()).toHaveLength(1);
  });

  it('tells which addresses are none, and keeps all that was typed', async () => {
    const where = locationOf(
      await edge.send(compose, { fields: { ...draft, to: 'siti@example.org, budi at home', do: 'send' } }),
    );
    expect(where.pathname).toBe('/webmail/compose');
    expect(where.searchParams.get('error')).toBe('recipient.invalid');
    expect(await service.openParkedForm(session, where.searchParams.get('form') ?? '')).toMatchObject({
      to: 'siti@example.org, budi at home',
      body: 'Halo',
    });
  });
});
