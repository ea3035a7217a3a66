import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';

import { watchEvents, type ServerEvent } from '#lib/contract/index.ts';
import type { TupaiClient } from './tupai-client.ts';

interface Waiting {
  readonly test: (event: ServerEvent) => boolean;
  readonly resolve: (at: number) => void;
  readonly reject: (reason: Error) => void;
}

/** One browser's event stream. */
export class EventStream {
  readonly #outgoing: ClientRequest;
  #waiting: readonly Waiting[] = [];
  #rest = '';
  /** Octets heard so far. */
  bytes = 0;

  private constructor(outgoing: ClientRequest) {
    this.#outgoing = outgoing;
  }

  /** Opens a stream and waits until it says that it is ready. @throws Error when it is refused, or breaks */
  static async open({ identity }: TupaiClient): Promise<EventStream> {
    const headers = { accept: 'text/event-stream', cookie: identity.cookie, 'sec-fetch-site': 'same-origin' };
    const outgoing = request(`${identity.origin}${watchEvents.path}`, { headers, agent: new Agent() });
    const stream = new EventStream(outgoing);
    const answered = once(outgoing, 'response');
    outgoing.end();
    const [incoming] = (await answered) as [IncomingMessage];
    if (incoming.statusCode !== 200) throw new Error(`The event stream answered ${String(incoming.statusCode)}`);
    incoming.on('data', (chunk: Buffer) => stream.#take(chunk));
    incoming.on('close', () => stream.#fail());
    incoming.on('error', () => stream.#fail());
    await stream.hear(({ type }) => type === 'ready');
    return stream;
  }

  /** Waits for the next event of a kind. @returns when it was heard, as of performance.now() */
  hear(test: (event: ServerEvent) => boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = [...this.#waiting, { test, resolve, reject }];
    });
  }

  close(): void {
    this.#waiting = [];
    this.#outgoing.destroy();
  }

  #take(chunk: Buffer): void {
    const at = performance.now();
    this.bytes += chunk.length;
    const frames = (this.#rest + chunk.toString()).split('\n\n');
    this.#rest = frames.pop() ?? '';
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data === undefined) continue;
      const event = watchEvents.output.parse(JSON.parse(data));
      const met = this.#waiting.filter(({ test }) => test(event));
      this.#waiting = this.#waiting.filter((one) => !met.includes(one));
      for (const { resolve } of met) resolve(at);
    }
  }

  #fail(): void {
    for (const { reject } of this.#waiting) reject(new Error('The event stream ended.'));
    this.#waiting = [];
  }
}
