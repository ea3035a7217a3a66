import type { ThreadForest } from '../mail/thread-forest.ts';

const HEAD = /^\* THREAD(?= |$)/i;
const [OPEN, CLOSE] = [0x28, 0x29];

/**
 * Collects the threads of `* THREAD` lines (RFC 5256 §4) straight from their bytes: imapflow drops answers that nest deeper
 * than 100, and mail threads do. Works without recursion, and makes the best of brackets that do not match: a number is
 * never lost, at worst it is a thread of its own.
 */
export class ThreadCollector {
  #forest: ThreadForest = { roots: new Uint32Array(0), uids: new Uint32Array(0), depth: new Uint32Array(0) };

  /** For `CommandOptions.raw`: true when the line was one of them. */
  readonly take = (line: Buffer): boolean => {
    const head = HEAD.exec(line.toString('latin1', 0, 9));
    if (!head) return false;
    const found = parse(line, head[0].length);
    const { roots, uids, depth } = this.#forest;
    const base = uids.length;
    this.#forest =
      base === 0
        ? found
        : {
            roots: concat(
              roots,
              found.roots.map((at) => at + base),
            ),
            uids: concat(uids, found.uids),
            depth: concat(depth, found.depth),
          };
    return true;
  };

  /** Threads in the order the server gave them. */
  get forest(): ThreadForest {
    return this.#forest;
  }
}

function parse(line: Buffer, start: number): ThreadForest {
  const most = Math.ceil((line.length - start) / 2);
  const [roots, uids, depth] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const open: number[] = []; // depth at each bracket that is not closed yet
  let [threads, count, here, value] = [0, 0, 0, 0];
  for (let at = start; at <= line.length; at += 1) {
    const byte = line[at] ?? 0x20;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      continue;
    }
    if (value > 0 && value <= 0xffffffff) {
      if (open.length === 0) [roots[threads++], here] = [count, 0];
      uids[count] = value;
      depth[count++] = here++;
    }
    value = 0;
    if (byte === OPEN) {
      if (open.length === 0) [roots[threads++], here] = [count, 0];
      open.push(here);
    } else if (byte === CLOSE) {
      here = open.pop() ?? 0;
      if (open.length === 0 && threads > 0 && roots[threads - 1] === count) threads -= 1; // it held nothing
    }
  }
  if (threads > 0 && roots[threads - 1] === count) threads -= 1;
  return { roots: roots.slice(0, threads), uids: uids.slice(0, count), depth: depth.slice(0, count) };
}

function concat(before: Uint32Array, after: Uint32Array): Uint32Array {
  const all = new Uint32Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}
