import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** What a browser asked of hosts that are not ours. */
export interface Asked {
  /** Names that were looked up; `null` where look-ups are not counted. */
  readonly names: string[] | null;
  /** First octets of each connection to another host. */
  readonly connections: string[];
  /** Arguments for Chromium, so that it asks here. */
  readonly args: readonly string[];
  readonly close: () => Promise<void>;
}

/** Whom Chromium asks by itself once it has run for a minute (updates, accounts), whatever it is told; no payload names them. */
const BROWSERS_OWN = ['google.com', 'googleapis.com', 'gvt1.com'];

/**
 * Stands in for the rest of the world. In a network namespace of its own (`npm run test:hostile` makes one) it is the only
 * name server and counts look-ups; elsewhere every other host is mapped to it, and connections are counted.
 */
export async function countRequests(): Promise<Asked> {
  const connections: string[] = [];
  const sockets = new Set<Socket>();
  const world = createServer((socket) => {
    sockets.add(socket);
    const at = connections.push('') - 1;
    socket.on('error', () => socket.destroy());
    socket.on('data', (octets) => {
      connections[at] += octets.toString('latin1', 0, 200);
    });
  });
  world.listen(0, '127.0.0.1');
  await once(world, 'listening');
  const address = world.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const names: string[] | null = process.env['HOSTILE_NAMESPACE'] === '1' ? [] : null;
  const server = names && (await nameServer(names));
  return {
    names,
    connections,
    args: names
      ? []
      : [
          `--host-resolver-rules=${BROWSERS_OWN.map((host) => `MAP *.${host} ~NOTFOUND`).join(', ')}, ` +
            `MAP * 127.0.0.1:${String(port)}, EXCLUDE 127.0.0.1`,
        ],
    close: async () => {
      for (const socket of sockets) socket.destroy();
      world.close();
      server?.close();
      await once(world, 'close');
    },
  };
}

/** Answers every question with "no such name" (RFC 1035 §4.1.1) and remembers what it was. */
async function nameServer(names: string[]): Promise<{ close: () => void }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const labels: string[] = [];
    for (let at = 12, length = query[at] ?? 0; length > 0 && at < query.length; length = query[at] ?? 0) {
      labels.push(query.toString('latin1', at + 1, at + 1 + length));
      at += length + 1;
    }
    const name = labels.join('.');
    if (!BROWSERS_OWN.some((host) => name.endsWith(`.${host}`))) names.push(name);
    const answer = Buffer.from(query);
    answer.writeUInt16BE(0x8183, 2);
    socket.send(answer, from.port, from.address);
  });
  socket.bind(53, '127.0.0.1');
  await once(socket, 'listening');
  return { close: () => socket.close() };
}
