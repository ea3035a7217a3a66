import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import type { Endpoint } from './coordinates.ts';
import { takeResponse } from './take-response.ts';

/** What the server said to one command. Lines are latin1 text without CRLF; literals stand in them in full. */
export interface ImapReply {
  readonly untagged: string[];
  /** The tagged line without its tag, e.g. `OK [APPENDUID 1 2] Append completed.` */
  readonly status: string;
}

const TIMEOUT_MS = 30_000; // a sign-in took more than 10 s while browsers read hostile mail on the same machine

/** A plain IMAP client on a bare socket, independent of the library that Tupai uses. One command at a time. */
export class ImapSocket {
  readonly #socket: Socket;
  #buffer: Buffer = Buffer.alloc(0);
  #tag = 0;
  #closed = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#wake();
    });
    socket.on('error', () => this.#wake());
    socket.on('close', () => {
      this.#closed = true;
      this.#wake();
    });
  }

  static async connect(endpoint: Endpoint): Promise<ImapSocket> {
    const socket = connect(endpoint);
    socket.setNoDelay(true);
    await once(socket, 'connect');
    const client = new ImapSocket(socket);
    for (let line = ''; !/^\* (OK(?! Waiting)|PREAUTH)/.test(line);) line = await client.readResponse();
    return client;
  }

  /** The next response, tagged or not. @throws Error when the connection ends or stays silent for 10 s */
  async readResponse(timeoutMs = TIMEOUT_MS): Promise<string> {
    const deadline = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const taken = takeResponse(this.#buffer);
      if (taken) {
        this.#buffer = taken.rest;
        return taken.response;
      }
      if (this.#closed) throw new Error('The IMAP server closed the connection.');
      if (deadline.aborted) throw new Error(`No IMAP response within ${timeoutMs} ms.`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Sends bytes as they are. */
  write(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  /** Runs one command; each literal is sent when the server asks for it. @throws Error when the answer is NO or BAD */
  async command(line: string, ...literals: { prefix?: string; bytes: Buffer; suffix?: string }[]): Promise<ImapReply> {
    const reply = await this.tryCommand(line, ...literals);
    if (!reply.status.startsWith('OK')) throw new Error(`${line.slice(0, 60)}: ${reply.status}`);
    return reply;
  }

  /** As command(), but gives NO and BAD back too. */
  async tryCommand(
    line: string,
    ...literals: { prefix?: string; bytes: Buffer; suffix?: string }[]
  ): Promise<ImapReply> {
    this.#tag += 1;
    const tag = `t${this.#tag}`;
    const untagged: string[] = [];
    const waiting = [...literals];
    const first = waiting[0];
    this.write(`${tag} ${line}${first ? `${first.prefix ?? ''}{${first.bytes.length}}` : ''}\r\n`);
    for (;;) {
      const response = await this.readResponse();
      if (response.startsWith('+')) {
        const literal = waiting.shift();
        if (!literal) return { untagged, status: response };
        const next = waiting[0];
        this.write(literal.bytes);
        this.write(`${literal.suffix ?? ''}${next ? `${next.prefix ?? ''}{${next.bytes.length}}` : ''}\r\n`);
      } else if (response.startsWith(`${tag} `)) {
        return { untagged, status: response.slice(tag.length + 1) };
      } else {
        untagged.push(response);
      }
    }
  }

  async login(user: string, password: string): Promise<void> {
    await this.command('LOGIN ', { bytes: Buffer.from(user), suffix: ' ' }, { bytes: Buffer.from(password) });
  }

  async capability(): Promise<string[]> {
    const { untagged } = await this.command('CAPABILITY');
    return (
      untagged
        .find((line) => line.startsWith('* CAPABILITY '))
        ?.split(' ')
        .slice(2) ?? []
    );
  }

  /** Stores many messages, 500 a command (MULTIAPPEND, LITERAL+): some thousand a second. */
  async appendAll(mailbox: string, messages: readonly string[]): Promise<void> {
    for (let first = 0; first < messages.length; first += 500) {
      const literals = messages.slice(first, first + 500).map((text) => ` {${Buffer.byteLength(text)}+}\r\n${text}`);
      await this.command(`APPEND ${quote(mailbox)}${literals.join('')}`);
    }
  }

  async append(mailbox: string, bytes: Buffer, flags: string[] = [], date?: Date): Promise<number> {
    const when = date ? ` "${internalDate(date)}"` : '';
    const { status } = await this.command(`APPEND ${quote(mailbox)} (${flags.join(' ')})${when} `, { bytes });
    return Number(/APPENDUID \d+ (\d+)/.exec(status)?.[1] ?? 0);
  }

  async createMailbox(path: string): Promise<void> {
    await this.command(`CREATE ${quote(path)}`);
    await this.command(`SUBSCRIBE ${quote(path)}`);
  }

  async mailboxes(): Promise<string[]> {
    const { untagged } = await this.command('LIST "" *');
    return untagged
      .map((line) => /^\* LIST \([^)]*\) \S+ (?:"(.*)"|(\S+))$/.exec(line))
      .flatMap((m) => (m ? [m[1] ?? m[2] ?? ''] : []));
  }

  async count(mailbox: string): Promise<number> {
    const { untagged } = await this.command(`STATUS ${quote(mailbox)} (MESSAGES)`);
    return Number(/MESSAGES (\d+)/.exec(untagged.join('\n'))?.[1]);
  }

  async uids(mailbox: string): Promise<number[]> {
    await this.command(`EXAMINE ${quote(mailbox)}`);
    const { untagged } = await this.command('UID SEARCH ALL');
    const line = untagged.find((response) => response.startsWith('* SEARCH')) ?? '';
    return line.split(' ').slice(2).filter(Boolean).map(Number);
  }

  async flags(mailbox: string, uid: number): Promise<string[]> {
    await this.command(`EXAMINE ${quote(mailbox)}`);
    const { untagged } = await this.command(`UID FETCH ${uid} (FLAGS)`);
    return (/FLAGS \(([^)]*)\)/.exec(untagged.find((line) => line.includes(' FETCH ')) ?? '')?.[1] ?? '')
      .split(' ')
      .filter(Boolean);
  }

  async subjects(mailbox: string): Promise<string[]> {
    await this.command(`EXAMINE ${quote(mailbox)}`);
    const { untagged } = await this.command('FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])').catch(emptyMailbox);
    return untagged
      .filter((line) => line.includes(' FETCH '))
      .map((line) => /Subject: ([^]*?)\r\n(?![ \t])/i.exec(line)?.[1]?.replace(/\r\n/g, '') ?? '');
  }

  async raw(mailbox: string, uid: number): Promise<Buffer> {
    await this.command(`EXAMINE ${quote(mailbox)}`);
    const { untagged } = await this.command(`UID FETCH ${uid} (BODY.PEEK[])`);
    const match = /BODY\[\] \{(\d+)\}\r\n/.exec(untagged.find((line) => line.includes('BODY[]')) ?? '');
    if (!match) throw new Error(`${mailbox} has no message with UID ${uid}.`);
    const start = match.index + match[0].length;
    return Buffer.from(match.input.slice(start, start + Number(match[1])), 'latin1');
  }

  async waitFor(mailbox: string, text: string): Promise<number> {
    await this.command(`EXAMINE ${quote(mailbox)}`);
    for (;;) {
      const { untagged } = await this.command('UID SEARCH CHARSET UTF-8 SUBJECT ', { bytes: Buffer.from(text) });
      const uid = Number(untagged.find((line) => line.startsWith('* SEARCH'))?.split(' ')[2] ?? 0);
      if (uid) return uid;
      if (!untagged.some(announcesMail)) await this.#idleUntilMail(); // what came during the search is told only once
    }
  }

  async #idleUntilMail(): Promise<void> {
    const { untagged } = await this.tryCommand('IDLE'); // returns at the server's "+"
    for (let news = untagged; !news.some(announcesMail);) news = [await this.readResponse()];
    this.write('DONE\r\n');
    for (let line = ''; !line.startsWith(`t${this.#tag} `);) line = await this.readResponse();
  }

  async logout(): Promise<void> {
    if (!this.#closed) await this.tryCommand('LOGOUT').catch(() => undefined);
    this.#socket.destroy();
  }

  /** Cuts the connection without a word. */
  destroy(): void {
    this.#socket.destroy();
  }
}

const announcesMail = (line: string): boolean => line.endsWith(' EXISTS');

/** `FETCH 1:*` on an empty mailbox is BAD for some servers. */
const emptyMailbox = (): ImapReply => ({ untagged: [], status: 'OK' });

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

const internalDate = (date: Date): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
};
