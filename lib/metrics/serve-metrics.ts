import { createHmac, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Sample } from './metric-names.ts';
import { recorder } from './record.ts';
import { renderMetrics } from './render-metrics.ts';

export interface MetricsOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Show accounts by name; otherwise by a hash under `key`, which stays the same as long as the key does. */
  readonly accounts: boolean;
  readonly key: KeyObject | Buffer;
  /** Numbers of the moment. */
  read(): readonly Sample[];
}

export interface MetricsServer {
  readonly port: number;
  /** Whether it is this server that listens there. */
  is(server: object): boolean;
  close(): void;
}

/**
 * Begins to count, and shows the numbers under `/metrics` at an address of their own: there is no sign-in, so only who is
 * meant to read them may reach it.
 *
 * @throws Error when it cannot listen there
 */
export async function serveMetrics({ host, port, accounts, key, read }: MetricsOptions): Promise<MetricsServer> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  recorder().on = true;
  const showAccount = (account: string): string =>
    accounts ? account : createHmac('sha256', key).update(account).digest('hex').slice(0, 12);
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    const own = processNumbers(delay.max / 1e9);
    delay.reset();
    response.writeHead(200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.end(renderMetrics([...read(), ...own], showAccount));
  });
  server.unref();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, host, resolve);
  await promise;
  return {
    port: (server.address() as AddressInfo).port,
    is: (other) => other === server,
    close() {
      recorder().on = false;
      delay.disable();
      server.close();
      server.closeAllConnections();
    },
  };
}

function processNumbers(longest: number): Sample[] {
  const { user, system } = process.cpuUsage();
  return [
    { name: 'tupai_process_resident_bytes', labels: {}, value: process.memoryUsage.rss() },
    { name: 'tupai_process_cpu_seconds_total', labels: {}, value: (user + system) / 1e6 },
    { name: 'tupai_event_loop_delay_seconds', labels: {}, value: Math.round(longest * 1e6) / 1e6 },
  ];
}
