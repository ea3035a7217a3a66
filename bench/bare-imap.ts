import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

interface Waiting {
  readonly tag: string;
  readonly resolve: (answer: Buffer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The floor: an IMAP client that parses nothing. It sends one command at a time and collects bytes until its tagged answer
 * stands at the end of them.
 */
export class BareImap {
  readonly #socket: Socket;
  #chunks: Buffer[] = [];
  #waiting: Waiting | undefined;
  #tag = 0;
  #listen: ((text: string) => void) | undefined;
  /** UIDVALIDITY of the selected mailbox. */
  uidValidity = 0;
  /** Messages in the mailbox when it was selected. */
  exists = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('The IMAP server closed the connection.')));
  }

  /** Connects, and signs in. */
  static async open(endpoint: { host: string; port: number }, user: string, password: string): Promise<BareImap> {
    const socket = connect({ ...endpoint, noDelay: true });
    await once(socket, 'connect');
    await once(socket, 'data'); // the greeting is one short line
    const client = new BareImap(socket);
    await client.command(`LOGIN "${user}" "${password}"`);
    return client;
  }

  /** The whole answer, untagged lines and literals too. @throws Error when it is NO or BAD */
  async command(line: string): Promise<Buffer> {
    this.#tag += 1;
    const tag = `b${String(this.#tag)}`;
    return this.#exchange(tag, `${tag} ${line}\r\n`);
  }

  /** As command(), as text. */
  async ask(line: string): Promise<string> {
    return (await this.command(line)).toString('latin1');
  }

  async select(path: string): Promise<void> {
    const answer = await this.ask(`SELECT "${path}"`);
    this.uidValidity = Number(/UIDVALIDITY (\d+)/.exec(answer)?.[1]);
    this.exists = Number(/\* (\d+) EXISTS/.exec(answer)?.[1]);
  }

  /** Stores many messages in one command (MULTIAPPEND, RFC 3502), without waiting for leave (LITERAL+). @returns the UID of the last one */
  async append(
    path: string,
    messages: readonly { source: Buffer; flags: readonly string[]; date: string }[],
  ): Promise<number> {
    this.#tag += 1;
    const tag = `b${String(this.#tag)}`;
    const pieces: (Buffer | string)[] = [`${tag} APPEND "${path}"`];
    for (const { source, flags, date } of messages)
      pieces.push(` (${flags.join(' ')}) "${date}" {${String(source.length)}+}\r\n`, source);
    const bytes = Buffer.concat(
      [...pieces, '\r\n'].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)),
    );
    return Number(/APPENDUID \d+ (?:\S*\D)?(\d+)\]/.exec((await this.#exchange(tag, bytes)).toString('latin1'))?.[1]);
  }

  /**
   * Idles (RFC 2177) until the server tells of new mail.
   *
   * @param during begins when the server listens, and makes the mail come
   * @returns when it was told, as of performance.now()
   */
  async hearNewMail(during: () => Promise<unknown>): Promise<number> {
    const idling = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<number>();
    this.#listen = (text) => {
      if (text.includes('+ ')) idling.resolve();
      if (text.includes(' EXISTS\r\n')) heard.resolve(performance.now());
    };
    this.#tag += 1;
    const tag = `b${String(this.#tag)}`;
    const ended = this.#exchange(tag, `${tag} IDLE\r\n`);
    await idling.promise;
    const [at] = await Promise.all([heard.promise, during()]);
    this.#listen = undefined;
    this.#socket.write('DONE\r\n');
    await ended;
    return at;
  }

  async close(): Promise<void> {
    await this.command('LOGOUT');
    this.#socket.destroy();
  }

  #exchange(tag: string, bytes: string | Buffer): Promise<Buffer> {
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    this.#waiting = { tag, resolve, reject };
    this.#socket.write(bytes);
    return promise;
  }

  #take(chunk: Buffer): void {
    this.#listen?.(chunk.toString('latin1'));
    if (!this.#waiting) return; // news that nobody asked for
    this.#chunks.push(chunk);
    if (chunk.at(-1) !== 0x0a) return;
    const { tag, resolve, reject } = this.#waiting;
    const last = lastLine(this.#chunks);
    if (!last.startsWith(`${tag} `)) return;
    const answer = Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#waiting = undefined;
    if (last.startsWith(`${tag} OK`)) resolve(answer);
    else reject(new Error(`IMAP: ${last.trim()}`));
  }
}

const LONGEST = 65_536; // a COPYUID answer names many messages

function lastLine(chunks: readonly Buffer[]): string {
  let tail = '';
  for (const chunk of chunks.toReversed()) {
    tail = chunk.toString('latin1', Math.max(0, chunk.length - LONGEST)) + tail;
    const start = tail.lastIndexOf('\n', tail.length - 2);
    if (start >= 0) return tail.slice(start + 1);
    if (tail.length >= LONGEST) break;
  }
  return tail;
}
