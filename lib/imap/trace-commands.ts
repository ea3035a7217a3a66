import type { AccountId } from '../mail/mailbox-ref.ts';
import { processWide } from '../process-wide.ts';
import type { Token } from './imapflow-internals.ts';

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
  const text = [name, ...tokens.map(redacted)].join(' ');
  for (const listener of listeners()) listener({ ...from, text });
}

function redacted(token: Token): string {
  if (isList(token)) return `(${token.map(redacted).join(' ')})`;
  if (token.type === 'STRING' || token.type === 'LITERAL') return '"…"';
  const section = token.section ? `[${token.section.map((one) => String(one?.value ?? '')).join(' ')}]` : '';
  const partial = token.partial ? `<${token.partial.join('.')}>` : '';
  return `${String(token.value)}${section}${partial}`;
}

const isList = (token: Token): token is readonly Token[] => Array.isArray(token);
