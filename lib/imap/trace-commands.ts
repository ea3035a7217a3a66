import type { AccountId } from '../mail/mailbox-ref.ts';
import { processWide } from '../process-wide.ts';
import type { Token } from './imapflow-internals.ts';
import { maskToken } from './trace-mask.ts';

export interface TracedCommand {
  readonly account: AccountId;
  /** Which of the account's connections. */
  readonly connection: 'interactive' | 'bulk' | 'push';
  /** The command as sent, with every string and literal replaced by `"…"`: names and searched words stay private. */
  readonly text: string;
}

type Listener = (command: TracedCommand) => void;

const listeners = (): Set<Listener> => processWide('imap.trace', () => new Set<Listener>());

/** Calls `listener` for each command from now on, sign-in excepted. @returns a function that ends it. */
export function traceCommands(listener: Listener): () => void {
  listeners().add(listener);
  return () => void listeners().delete(listener);
}

/** Tells the listeners, if there are any; costs nothing otherwise. */
export function tellTrace(from: Omit<TracedCommand, 'text'>, name: string, tokens: readonly Token[]): void {
  if (listeners().size === 0) return;
  const text = [name, ...tokens.map((token) => maskToken(token, () => '"…"'))].join(' ');
  for (const listener of listeners()) listener({ ...from, text });
}
