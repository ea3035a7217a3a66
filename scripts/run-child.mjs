// Child processes that never outlive their parent. Runs on Node 20 without dependencies.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Every child that runs, with how it ends. */
const running = new Set();
let stopping = false;

/**
 * Starts a program in a process group of its own, so that Ctrl-C reaches us alone and we end it in order. The kernel
 * ends it when we are killed.
 */
export function startChild(program, args, options = {}) {
  const guarded = existsSync(SETPRIV);
  const child = spawn(guarded ? SETPRIV : program, guarded ? ['--pdeathsig', 'TERM', program, ...args] : args, {
    stdio: 'inherit',
    ...options,
    detached: true,
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs a program to its end and gives its exit code and, with `quiet`, everything it printed. */
export function runChild(program, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = startChild(program, args, { ...options, ...(quiet ? { stdio: ['ignore', 'pipe', 'pipe'] } : {}) });
    let output = '';
    const listen = (chunk) => (output += chunk);
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** Asks every child to end, waits, and after `patienceMs` kills what is left, grandchildren included. */
export async function endChildren(patienceMs = 15_000) {
  const children = [...running];
  const ended = children.map((child) => new Promise((resolve) => child.once('close', resolve)));
  for (const child of children) signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => children.forEach((child) => signalGroup(child, 'SIGKILL')), patienceMs);
  await Promise.all(ended);
  clearTimeout(timer);
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal); // the group is gone already
  }
}

/** From now on Ctrl-C, TERM and a closed terminal end all children first, then this process with 128 + signal number. */
export function endChildrenOnSignals(say = () => undefined) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      say(signal);
      void endChildren().finally(() => process.exit(128 + numbers[signal]));
    });
}

/** True once a signal has asked this process to end: a child that fails now did not fail by itself. */
export const isStopping = () => stopping;
