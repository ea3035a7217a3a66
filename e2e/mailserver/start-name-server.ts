import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** What is known of a name; a name that is not there does not exist. */
export interface NameRecords {
  /** IPv4 addresses. */
  readonly a?: readonly string[];
  readonly txt?: readonly string[];
  readonly srv?: readonly {
    readonly priority: number;
    readonly weight: number;
    readonly port: number;
    readonly target: string;
  }[];
}

/** A throw-away name server. */
export interface NameServer {
  /** `127.0.0.1:port`, over UDP. */
  readonly address: string;
  /** Names that it was asked for, with the type, as `SRV _carddavs._tcp.example.org`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<number, 'a' | 'txt' | 'srv'>> = { 1: 'a', 16: 'txt', 33: 'srv' };

/** Starts a name server (RFC 1035, SRV of RFC 2782) on a free loopback port that answers from these records alone, names in lower case. */
export async function startNameServer(records: Readonly<Record<string, NameRecords>>): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = readQuestion(query);
    const kind = TYPES[type];
    asked.push(`${kind?.toUpperCase() ?? String(type)} ${name}`);
    const found = records[name];
    const answers = kind && found ? contents(found, kind) : [];
    const head = Buffer.alloc(12);
    head.writeUInt16BE(query.readUInt16BE(0), 0);
    head.writeUInt16BE(0x8580 | (found ? 0 : 3), 2); // an answer with authority; 3: no such name
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(answers.length, 6);
    const lines = answers.map((content) => {
      const line = Buffer.alloc(12);
      line.writeUInt16BE(0xc00c, 0); // the name of the question
      line.writeUInt16BE(type, 2);
      line.writeUInt16BE(1, 4);
      line.writeUInt32BE(60, 6);
      line.writeUInt16BE(content.length, 10);
      return Buffer.concat([line, content]);
    });
    socket.send(Buffer.concat([head, query.subarray(12, end), ...lines]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${String(socket.address().port)}`,
    asked,
    async stop() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}

function readQuestion(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function contents({ a = [], txt = [], srv = [] }: NameRecords, kind: 'a' | 'txt' | 'srv'): readonly Buffer[] {
  if (kind === 'a') return a.map((one) => Buffer.from(one.split('.').map(Number)));
  if (kind === 'txt') return txt.map((one) => Buffer.concat([Buffer.of(Buffer.byteLength(one)), Buffer.from(one)]));
  return srv.map(({ priority, weight, port, target }) => {
    const numbers = Buffer.alloc(6);
    for (const [place, value] of [priority, weight, port].entries()) numbers.writeUInt16BE(value, place * 2);
    const labels = target.split('.').filter(Boolean);
    return Buffer.concat([
      numbers,
      ...labels.map((one) => Buffer.from(`\u0000${one}`).fill(one.length, 0, 1)),
      Buffer.of(0),
    ]);
  });
}
