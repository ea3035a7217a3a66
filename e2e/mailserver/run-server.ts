import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Starts a server that ends with its parent, whatever becomes of that: the kernel sends TERM. */
export const launch = (program: string, args: readonly string[]): ChildProcess =>
  spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });

/** Aborts when the server ends by itself. */
export const whenEnded = (child: ChildProcess): AbortSignal => {
  const controller = new AbortController();
  child.once('exit', (code) => controller.abort(new Error(`${child.spawnargs[3]} ended with code ${code}.`)));
  return controller.signal;
};

/** Ends it and waits for that. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
