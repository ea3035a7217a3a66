import { readFileSync, readdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TIMES } from '#lib/config.ts';
import * as contract from '#lib/contract/index.ts';
import * as service from '#lib/service/index.ts';
import { store } from '#lib/store/index.ts';
import { handle } from './handle.ts';
import { openTestEdge, type TestEdge } from './test-edge.ts';

let edge: TestEdge;
beforeEach(async () => {
  edge = await openTestEdge();
});
afterEach(() => edge.close());

const begin = handle(contract.beginUpload, service.beginUpload);
const append = handle(
  contract.appendUpload,
  (session, input, _signal, { content }) => service.appendUpload(session, input, content),
  { bytes: true },
);

const accept = { accept: 'application/json' };
const json = async (response: Promise<Response>): Promise<Record<string, unknown>> =>
  (await (await response).json()) as Record<string, unknown>;
const start = async (size: number, name = 'nilai.bin', headers = {}): Promise<string> =>
  String(
    (
      await json(
        edge.send(begin, { fields: { name, type: 'x/y', size: String(size) }, headers: { ...accept, ...headers } }),
      )
    )['id'],
  );
const send = (id: string, offset: number, body: BodyInit, headers = {}): Promise<Response> =>
  edge.send(append, {
    query: { id, offset: String(offset) },
    body,
    headers: { ...accept, 'content-type': 'application/octet-stream', ...headers },
  });
const files = (): string[] => readdirSync(join(edge.directory, 'upload'));
const onlyFile = (): string => join(edge.directory, 'upload', files()[0] ?? '');
const content = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7 + (at >> 8)) % 256);
/** A body whose sender goes away after these octets. */
const cut = (octets: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> => {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new Error('aborted'));
      else controller.enqueue(octets);
      isSent = true;
    },
  });
};

describe('a file that comes piece by piece', () => {
  it('fault 41: goes on after a cut from what the server has, and is whole byte for byte', async () => {
    const id = await start(content.length);
    expect((await send(id, 0, cut(content.slice(0, 120_000)))).status).toBe(400);
    const { offset } = await service.askUpload(edge.session, { id });
    expect(offset).toBe(120_000);
    expect(await service.askUpload(edge.session, { id })).toMatchObject({ upload: null });
    expect(await store().uploads.getMany(edge.session.account, [id], Date.now())).toEqual([]);
    const whole = await json(send(id, offset, content.slice(offset)));
    expect(whole).toMatchObject({ offset: 300_000, upload: { id, name: 'nilai.bin', size: 300_000 } });
    expect(Buffer.compare(readFileSync(onlyFile()), content)).toBe(0);
    const [stored] = await store().uploads.getMany(edge.session.account, [id], Date.now());
    expect((stored?.expiresAt ?? 0) - Date.now()).toBeGreaterThan(TIMES.upload - 60_000);
  });

  it('may be told twice: what overlaps changes nothing, and the last piece again is answered as before', async () => {
    const id = await start(content.length);
    await send(id, 0, content.slice(0, 200_000));
    await send(id, 100_000, content.slice(100_000, 250_000)); // a request that was thought dead
    expect(await json(send(id, 250_000, content.slice(250_000)))).toMatchObject({ upload: { size: 300_000 } });
    expect(await json(send(id, 250_000, content.slice(250_000)))).toMatchObject({ upload: { size: 300_000 } });
    expect(Buffer.compare(readFileSync(onlyFile()), content)).toBe(0);
  });

  it('leaves no hole, and takes no octet more than was announced', async () => {
    const id = await start(1000);
    expect(await json(send(id, 10, content.slice(10, 20)))).toMatchObject({ code: 'input.invalid', field: 'offset' });
    expect(await json(send(id, 0, content.slice(0, 5000)))).toMatchObject({ code: 'input.too_large', field: 'file' });
    expect(readFileSync(onlyFile()).length).toBeLessThanOrEqual(1000);
    expect(await json(send(id, 0, content.slice(0, 1000)))).toMatchObject({ upload: { size: 1000 } });
  });

  it('is whole at once when it is empty, and has a name and a type that a message may carry', async () => {
    const id = await start(0, '../etc/pass\r\nwd\0.txt');
    const { upload } = (await json(send(id, 0, ''))) as { upload: { name: string; type: string } };
    expect(upload.name).not.toMatch(/[\r\n\0/]/);
    expect(upload.type).toBe('x/y');
  });

  it('fault 42: is refused before any of it comes when it is beyond what an account may keep', async () => {
    const tooBig = edge.send(begin, { fields: { name: 'x', size: '1000001' }, headers: accept });
    expect(await json(tooBig)).toMatchObject({ code: 'input.too_large' });
    for (let nth = 0; nth < 8; nth += 1) await start(1_000_000);
    const ninth = edge.send(begin, { fields: { name: 'x', size: '1000000' }, headers: accept });
    expect(await json(ninth)).toMatchObject({ code: 'input.too_large' });
    expect(files()).toHaveLength(8);
  });

  it('fault 42: a disk that is full on the way is said by that name, and nothing is attached', async () => {
    const id = await start(content.length);
    const path = onlyFile();
    rmSync(path);
    symlinkSync('/dev/full', path); // the kernel answers every write with ENOSPC
    const response = await send(id, 0, content);
    expect(response.status).toBe(507);
    expect(await response.json()).toMatchObject({ code: 'storage.full' });
    expect(await store().uploads.getMany(edge.session.account, [id], Date.now())).toEqual([]);
  });

  it('fault 42: whose beginning somebody took off the disk begins anew', async () => {
    const id = await start(content.length);
    await send(id, 0, content.slice(0, 100_000));
    truncateSync(onlyFile(), 50_000);
    expect(await service.askUpload(edge.session, { id })).toMatchObject({ offset: 50_000 });
    rmSync(onlyFile());
    expect(await json(send(id, 50_000, content.slice(50_000)))).toMatchObject({ code: 'upload.missing' });
  });

  it("is nobody else's: not to ask for, not to add to, not to throw away", async () => {
    const id = await start(content.length);
    await send(id, 0, content.slice(0, 1000));
    const eve = await edge.signIn('eve');
    const headers = { cookie: eve.cookie };
    expect(await json(send(id, 1000, content.slice(1000), headers))).toMatchObject({ code: 'upload.missing' });
    await expect(service.askUpload(eve.session, { id })).rejects.toMatchObject({ code: 'upload.missing' });
    await service.dropUpload(eve.session, { id });
    expect(readFileSync(onlyFile())).toHaveLength(1000);
    await service.dropUpload(edge.session, { id });
    expect(files()).toEqual([]);
  });

  it('comes from our own pages only', async () => {
    const id = await start(1000);
    for (const origin of ['', 'null', 'https://evil.example'])
      expect((await send(id, 0, content.slice(0, 1000), { origin })).status).toBe(403);
    expect(readFileSync(onlyFile())).toHaveLength(0);
  });

  it('is swept with its row when nobody comes back for it', async () => {
    await start(content.length);
    await store().sweep(Date.now() + TIMES.uploadPause - 60_000);
    expect(files()).toHaveLength(1);
    await store().sweep(Date.now() + TIMES.uploadPause + 60_000);
    expect(files()).toEqual([]);
  });
});
