import { Agent, request } from 'node:http';

import * as contract from '#lib/contract/index.ts';

type Query = Readonly<Record<string, string | number>>;

/** What browsers send; answers are compressed as they are for them. */
const BROWSER = { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'bench' };

/** One person's browser: a kept connection, cookies, and nothing read of the answers but their length. */
export class TupaiClient {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Bytes of the answer's body. @throws Error unless the status is 200 */
  get(path: string, query: Query = {}): Promise<number> {
    return this.#ask('GET', `${path}?${parametersOf(query)}`);
  }

  /** An answer that is read, for checks outside the measurements. @throws Error unless the status is 200 */
  async read(path: string, query: Query): Promise<unknown> {
    const cookie = this.#cookieHeader();
    const url = `${this.#origin}${path}?${parametersOf(query)}`;
    const answer = await fetch(url, { headers: { accept: 'application/json', cookie } });
    if (answer.status !== 200) throw new Error(`${url} answered ${String(answer.status)}`);
    return answer.json();
  }

  post(path: string, fields: unknown): Promise<number> {
    return this.#ask('POST', path, JSON.stringify(fields));
  }

  signIn(user: string, password: string): Promise<number> {
    return this.post(contract.signIn.path, { user, password });
  }

  /** Signs out, which closes the connections of the account. */
  async signOut(): Promise<void> {
    await this.post(contract.signOut.path, {});
    this.#agent.destroy();
  }

  #cookieHeader(): string {
    return [...this.#cookies].map((pair) => pair.join('=')).join('; ');
  }

  #ask(method: string, path: string, body?: string): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const headers = {
      ...BROWSER,
      origin: this.#origin,
      cookie: this.#cookieHeader(),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const outgoing = request(`${this.#origin}${path}`, { method, headers, agent: this.#agent }, (incoming) => {
      let bytes = 0;
      let start = '';
      incoming.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (incoming.statusCode !== 200 && start.length < 500) start += chunk.toString('latin1');
      });
      incoming.on('error', reject);
      incoming.on('end', () => {
        for (const cookie of incoming.headers['set-cookie'] ?? []) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          this.#cookies.set(name, value);
        }
        if (incoming.statusCode === 200) resolve(bytes);
        else reject(new Error(`${method} ${path} answered ${String(incoming.statusCode)}: ${start}`));
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
    return promise;
  }
}

const parametersOf = (query: Query): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
