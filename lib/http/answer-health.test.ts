import { afterEach, beforeEach, expect, it } from 'vitest';
import { answerHealth } from './answer-health.ts';
import { openTestEdge, type TestEdge } from './test-edge.ts';

let edge: TestEdge;
beforeEach(async () => void (edge = await openTestEdge()));
afterEach(() => edge.close());

const ask = (host: string): Response => answerHealth(new Request('http://localhost/', { headers: { host } }));

it.each(['mail.example.org', '127.0.0.1:3000', 'localhost', '[::1]:3000'])(
  'answers a monitor that asks %s',
  async (host) => {
    const answer = ask(host);
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  },
);

it.each(['evil.example', '127.0.0.1.evil.example', ''])('sends away who asks for the host %j', (host) => {
  expect(ask(host).status).toBe(421);
});
