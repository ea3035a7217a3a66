import { Agent, request } from 'node:http';
import { Readable } from 'node:stream';

import * as contract from '#lib/contract/index.ts';

type Query = Readonly<Record<string, string | number>>;

/** What browsers send; answers are compressed as they are for them. */
const BROWSER = { accept: 'application/json', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'bench' };

const UPLOAD_PIECE = 64 * 1024;

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

  /** As `read`, once the list stands in the order that was asked for. */
  async readSorted(path: string, query: Query): Promise<unknown> {
    for (;;) {
      const answer = await this.read(path, query);
      if ((answer as { readonly sorting?: boolean }).sorting !== true) return answer;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** A change whose answer is read: fields as JSON, or bytes. @throws Error unless the status is 200 */
  async change(path: string, body: Uint8Array<ArrayBuffer> | object): Promise<unknown> {
    const isBytes = body instanceof Uint8Array;
    const type = isBytes ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { ...BROWSER, 'content-type': type, origin: this.#origin, cookie: this.#cookieHeader() },
      body: isBytes ? body : JSON.stringify(body),
    });
    if (answer.status !== 200) throw new Error(`${path} answered ${String(answer.status)}: ${await answer.text()}`);
    return answer.json();
  }

  post(path: string, fields: unknown): Promise<number> {
    return this.#ask('POST', path, JSON.stringify(fields));
  }

  signIn(user: string, password: string): Promise<number> {
    return this.post(contract.signIn.path, { user, password });
  }

  /** Closes the connection; the session stays. */
  hangUp(): void {
    this.#agent.destroy();
  }

  /** Signs out, which closes the connections of the account. */
  async signOut(): Promise<void> {
    await this.post(contract.signOut.path, {});
    this.#agent.destroy();
  }

  /** What its requests carry. */
  get identity(): { readonly origin: string; readonly cookie: string } {
    return { origin: this.#origin, cookie: this.#cookieHeader() };
  }

  /** Sends a form with one file of so many octets, as fast as they are taken. */
  async upload(path: string, fields: Readonly<Record<string, string>>, octets: number): Promise<number> {
    const boundary = 'bench-7d1f';
    const line = (name: string, more: string, value: string): string =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}`;
    const head = Object.entries(fields).map(([name, value]) => `${line(name, '', value)}\r\n`);
    const parts: string[] = [
      ...head,
      line('file', '; filename="recording.bin"\r\nContent-Type: application/octet-stream', ''),
    ];
    const start = Buffer.from(parts.join(''));
    const end = Buffer.from(`\r\n--${boundary}--\r\n`);
    const piece = Buffer.alloc(UPLOAD_PIECE, 0x61);
    const content = function* (): Generator<Buffer> {
      yield start;
      for (let left = octets; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length));
      yield end;
    };
    return this.#ask('POST', path, Readable.from(content()), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': start.length + octets + end.length,
    });
  }

  #cookieHeader(): string {
    return [...this.#cookies].map((pair) => pair.join('=')).join('; ');
  }

  #ask(
    method: string,
    path: string,
    body?: string | Readable,
    more: Readonly<Record<string, string | number>> = {},
  ): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const headers = {
      ...BROWSER,
      origin: this.#origin,
      cookie: this.#cookieHeader(),
      ...(typeof body === 'string'
        ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
        : {}),
      ...more,
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
    if (body instanceof Readable) body.pipe(outgoing);
    else outgoing.end(body);
    return promise;
  }
}

const parametersOf = (query: Query): string =>
  new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
