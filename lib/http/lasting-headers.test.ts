import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { lasting, restoreHeaders } from './lasting-headers.ts';

beforeAll(() => {
  restoreHeaders();
  restoreHeaders(); // a second bundle of the program starts, too
});

async function answerOf(listener: RequestListener): Promise<IncomingMessage> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      get({ port, host: '127.0.0.1', agent: false }, (answer) => answer.resume().on('end', () => resolve(answer))).on(
        'error',
        reject,
      );
    });
  } finally {
    server.close();
  }
}

describe('headers that Next takes away', () => {
  it('arrive under their own names, and under no other', async () => {
    const { headers } = await answerOf((_, response) => {
      for (const [name, value] of lasting(new Headers({ 'Content-Length': '5', 'Content-Encoding': 'gzip' })))
        if (name.startsWith('x-')) response.appendHeader(name, [value]); // as Next hands them over
      response.flushHeaders();
      response.end('lima!');
    });
    expect(headers).toMatchObject({ 'content-length': '5', 'content-encoding': 'gzip' });
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it('do not appear where an answer has none', async () => {
    const { headers } = await answerOf((_, response) => {
      for (const [name, value] of lasting(new Headers({ 'Content-Type': 'text/plain' })))
        response.setHeader(name, value);
      response.write('a');
      response.end('b');
    });
    expect(headers['content-type']).toBe('text/plain');
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['transfer-encoding']).toBe('chunked');
  });
});
