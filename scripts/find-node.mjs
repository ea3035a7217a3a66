// Which Node runs Tupai: the one that came with the packages, else this one when it is new enough. Runs on Node 20.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const OLDEST = [24, 15];

/** Path of a Node that can run Tupai. @throws Error with one sentence when there is none */
export function findNode() {
  const own = resolve('node_modules/.bin/node');
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;
  throw new Error(
    `Tupai needs Node ${OLDEST.join('.')} or newer, and there is no ready-made one for this kind of machine; this is ${process.versions.node}.`,
  );
}
