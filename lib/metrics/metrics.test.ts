import { afterEach, describe, expect, it } from 'vitest';
import { count, observe, serveMetrics } from './index.ts';

let close = (): void => undefined;
afterEach(() => close());

async function serve(accounts: boolean) {
  const server = await serveMetrics({
    host: '127.0.0.1',
    port: 0,
    accounts,
    key: Buffer.alloc(32, 7),
    read: () => [{ name: 'tupai_imap_waiting', labels: { account: 'budi@x|h', kind: 'bulk' }, value: 3 }],
  });
  close = server.close;
  const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  return { get, text: async () => (await get('/metrics')).text() };
}

describe('the numbers for administrators', () => {
  it('are what was counted since they were asked for, in the form that Prometheus reads', async () => {
    count('tupai_events_total', { account: 'early', type: 'patch' });
    const { get, text } = await serve(true);
    for (const type of ['patch', 'patch', 'stale']) count('tupai_events_total', { account: 'budi@x|h', type });
    for (const seconds of [0.0005, 0.003, 0.003, 99])
      observe('tupai_imap_command_seconds', { command: 'NOOP' }, seconds);
    const lines = (await text()).split('\n');
    expect(lines).toContain('# TYPE tupai_events_total counter');
    expect(lines).toContain('tupai_events_total{account="budi@x|h",type="patch"} 2');
    expect(lines).toContain('tupai_events_total{account="budi@x|h",type="stale"} 1');
    expect(lines).toContain('tupai_imap_waiting{account="budi@x|h",kind="bulk"} 3');
    expect(lines).toContain('tupai_imap_command_seconds_bucket{command="NOOP",le="0.001"} 1');
    expect(lines).toContain('tupai_imap_command_seconds_bucket{command="NOOP",le="0.0025"} 1');
    expect(lines).toContain('tupai_imap_command_seconds_bucket{command="NOOP",le="0.005"} 3');
    expect(lines).toContain('tupai_imap_command_seconds_bucket{command="NOOP",le="+Inf"} 4');
    expect(lines).toContain('tupai_imap_command_seconds_count{command="NOOP"} 4');
    expect(lines.join()).not.toContain('early');
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect([(await get('/')).status, (await get('/metrics', 'POST')).status]).toEqual([404, 404]);
  });

  it('name nobody unless that is wished, but tell accounts apart', async () => {
    const { text } = await serve(false);
    count('tupai_events_total', { account: 'siti@x|h', type: 'patch' });
    const page = await text();
    expect(page).not.toMatch(/budi|siti/);
    const shown = [...page.matchAll(/account="([0-9a-f]{12})"/g)].map(([, account]) => account);
    expect(new Set(shown).size).toBeGreaterThan(1);
  });

  it('cannot be forged by the name of an account', async () => {
    const { text } = await serve(true);
    count('tupai_events_total', { account: 'a"} 1\ntupai_evil 1\\', type: 'patch' });
    expect((await text()).split('\n').filter((line) => line.startsWith('tupai_evil'))).toEqual([]);
  });
});
