import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStore, stopStore } from '#lib/store/index.ts';
import { answerHealth } from './answer-health.ts';
import { openTestEdge, type TestEdge } from './test-edge.ts';

let edge: TestEdge;
beforeEach(async () => void (edge = await openTestEdge()));
afterEach(() => edge.close());

const ask = (host: string): Promise<Response> => answerHealth(new Request('http://localhost/', { headers: { host } }));

it.each(['mail.example.org', '127.0.0.1:3000', 'localhost', '[::1]:3000'])(
  'answers a monitor that asks %s',
  async (host) => {
    const answer = await ask(host);
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  },
);

it.each(['evil.example', '127.0.0.1.evil.example', ''])('sends away who asks for the host %j', async (host) => {
  expect((await ask(host)).status).toBe(421);
});

it('says that the database does not answer, and that it does again', async () => {
  await stopStore();
  const answer = await ask('localhost');
  expect([answer.status, await answer.text()]).toEqual([503, 'The database does not answer.\n']);
  await startStore();
  expect((await ask('localhost')).status).toBe(200);
});
