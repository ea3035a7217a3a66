import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * `count` different ports that nobody listens on, on every loopback address. They lie below the range from which the
 * kernel takes ports for outgoing connections, so that none is lost between finding and using it.
 */
export async function findFreePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  for (let attempt = 0; found.size < count && attempt < 1000; attempt += 1) {
    const port = randomInt(15_000, 32_000);
    if (!found.has(port) && (await isFree(port))) found.add(port);
  }
  if (found.size < count) throw new Error(`Found only ${found.size} of ${count} free ports.`);
  return [...found];
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
