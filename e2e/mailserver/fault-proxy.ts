import { readFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';

import type { Endpoint } from './coordinates.ts';

/**
 * One fault. `side` says whose bytes are looked at; `line` is tested against each line of that side (without CRLF), or
 * `afterBytes` against the number of bytes that side has sent. The first rule that fits a line wins.
 */
export interface FaultRule {
  readonly side: 'client' | 'server';
  readonly line?: RegExp;
  readonly afterBytes?: number;
  /**
   * cut: close both sides, the line is not passed on. cutAfter: pass it on, then close. stall: pass on nothing more from
   * this side. delay: hold the line back `ms`. replace: pass `text` on instead (without CRLF; $1 and $<name> refer to
   * `line`). answer: client side only, the line goes nowhere and the client gets `text` instead.
   */
  readonly action: 'cut' | 'cutAfter' | 'stall' | 'delay' | 'replace' | 'answer';
  readonly text?: string;
  readonly ms?: number;
  /** How often the rule fires; for ever by default. */
  readonly times?: number;
}

export interface FaultProxy extends Endpoint {
  /** Replaces the rules, for connections that are open too. */
  readonly setRules: (rules: readonly FaultRule[]) => void;
  /** Every client line so far, over all connections. */
  readonly clientLines: readonly string[];
  /** Hears every line of both sides before it is passed on; one that it calls `drop` goes nowhere. */
  readonly hear: (listener: (side: 'client' | 'server', line: string) => 'drop' | undefined) => void;
  /** Closes all connections and refuses new ones: the server is down. */
  readonly down: () => Promise<void>;
  /** Listens again, on the same port. */
  readonly up: () => Promise<void>;
  /** Closes the open connections; new ones are served. */
  readonly cutAll: () => void;
  readonly connections: number;
  readonly stop: () => Promise<void>;
}

interface Armed extends FaultRule {
  left: number;
}

/**
 * Stands between Tupai and a mail server on an own loopback port and breaks what the rules say. Clear text, unless told to speak TLS
 * from the first byte with these PEM files; to the mail server it is always clear text.
 */
export async function startFaultProxy(
  target: Endpoint,
  rules: readonly FaultRule[] = [],
  tls?: { readonly certificate: string; readonly key: string },
): Promise<FaultProxy> {
  let armed: Armed[] = [];
  const setRules = (next: readonly FaultRule[]): void => {
    armed = next.map((rule) => ({ ...rule, left: rule.times ?? Infinity }));
  };
  setRules(rules);
  const pairs = new Set<[Socket, Socket]>();
  const clientLines: string[] = [];
  let listener: Parameters<FaultProxy['hear']>[0] = () => undefined;
  const accept = (client: Socket): void => {
    const upstream = connect({ ...target, noDelay: true });
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    const cut = (): void => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of pair) {
      socket.on('error', cut);
      socket.on('close', cut);
    }
    const seenFromClient = (line: string): 'drop' | undefined => {
      clientLines.push(line);
      return listener('client', line);
    };
    pump('client', client, upstream, { rules: () => armed, cut, seen: seenFromClient });
    pump('server', upstream, client, { rules: () => armed, cut, seen: (line) => listener('server', line) });
  };
  const server = tls
    ? createTlsServer({ cert: readFileSync(tls.certificate), key: readFileSync(tls.key), noDelay: true }, accept)
    : createServer({ noDelay: true }, accept);
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cutAll = (): void => {
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
    pairs.clear();
  };
  const down = (): Promise<void> =>
    new Promise((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      cutAll();
    });
  return {
    host: '127.0.0.1',
    port,
    setRules,
    clientLines,
    hear: (next) => {
      listener = next;
    },
    down,
    up: () => listen(port),
    cutAll,
    get connections() {
      return pairs.size;
    },
    stop: down,
  };
}

interface Controls {
  readonly rules: () => Armed[];
  readonly cut: () => void;
  readonly seen: (line: string) => 'drop' | undefined;
}

/** Passes lines on one after the other, so that a delayed line holds back those behind it. */
function pump(side: 'client' | 'server', from: Socket, to: Socket, { rules, cut, seen }: Controls): void {
  let held = '';
  let bytes = 0;
  let stalled = false;
  let queue = Promise.resolve();
  const pass = async (line: string, ending: string): Promise<void> => {
    if (stalled || to.destroyed) return;
    const before = bytes;
    bytes += line.length + ending.length;
    if (ending && seen(line) === 'drop') return;
    const rule = rules().find((candidate) => fits(candidate, side, line, bytes));
    if (!rule) return void to.write(`${line}${ending}`, 'latin1');
    rule.left -= 1;
    const matched = rule.line?.exec(line)?.[0] ?? line;
    const expand = (subject: string): string =>
      rule.line ? subject.replace(rule.line, rule.text ?? '') : (rule.text ?? '');
    switch (rule.action) {
      case 'cut':
        if (rule.afterBytes === undefined) return cut();
        return void to.write(`${line}${ending}`.slice(0, Math.max(0, rule.afterBytes - before)), 'latin1', cut);
      case 'cutAfter':
        return void to.write(`${line}${ending}`, 'latin1', cut);
      case 'stall':
        stalled = true;
        return;
      case 'delay':
        await delay(rule.ms ?? 0);
        return void to.write(`${line}${ending}`, 'latin1');
      case 'replace':
        return void to.write(`${expand(line)}${ending}`, 'latin1');
      case 'answer':
        return void from.write(`${expand(matched)}\r\n`, 'latin1');
    }
  };
  from.on('data', (chunk) => {
    const lines = (held + chunk.toString('latin1')).split('\n');
    held = lines.pop() ?? '';
    // An unfinished line goes on at once when no rule can need it whole: literals may be long and end without CRLF.
    if (held && !rules().some((rule) => rule.side === side && rule.left > 0 && rule.line)) {
      lines.push(held);
      held = '';
      queueLines(lines.slice(0, -1), lines.at(-1));
    } else queueLines(lines);
  });
  const queueLines = (lines: string[], unfinished?: string): void => {
    for (const line of lines) {
      const bare = line.replace(/\r$/, '');
      queue = queue.then(() => pass(bare, `${line.slice(bare.length)}\n`));
    }
    if (unfinished !== undefined) queue = queue.then(() => pass(unfinished, ''));
  };
}

const fits = (rule: Armed, side: string, line: string, bytes: number): boolean =>
  rule.side === side &&
  rule.left > 0 &&
  (rule.afterBytes === undefined || bytes >= rule.afterBytes) &&
  (rule.line === undefined || rule.line.test(line));
