import type { AccountId } from '../mail/mailbox-ref.ts';
import { count, observe } from '../metrics/index.ts';
import { processWide } from '../process-wide.ts';
import type { ImapFailure, Token } from './imapflow-internals.ts';
import { traceFileOf } from './trace-file.ts';
import { maskCommand, maskResponse } from './trace-mask.ts';

/** What a connection is for; `sign-in` only tries a password. */
export type LaneKind = 'interactive' | 'bulk' | 'push' | 'sign-in';

export interface LaneOwner {
  readonly account: AccountId;
  readonly kind: LaneKind;
}

/** Sees what goes over a connection, for the numbers and for the trace. */
export interface LaneObserver {
  sent(name: string, tokens: readonly Token[]): void;
  heard(line: Buffer, literals: readonly Buffer[]): void;
  /** @param failure why there was no OK. */
  answered(name: string, milliseconds: number, failure?: unknown): void;
}

const lanes = (): Set<LaneOwner> => processWide('imap.lanes', () => new Set<LaneOwner>());

/** Who has a connection open now. */
export const openLanes = (): LaneOwner[] => [...lanes()];

/** From its sign-in on a connection is counted, and written down for the accounts that the administrator named. */
export function observeLane(
  lane: { observer: LaneObserver | undefined; once(event: 'close', listener: () => void): unknown },
  user: string,
  { account, kind }: LaneOwner,
): void {
  const trace = traceFileOf(user);
  const owner = { account, kind };
  lanes().add(owner);
  trace?.write(kind, '* connection opened');
  lane.once('close', () => {
    lanes().delete(owner);
    trace?.write(kind, '* connection closed');
  });
  lane.observer = {
    sent: (name, tokens) => trace?.write(kind, `C: ${maskCommand(name, tokens)}`),
    heard: (line, literals) => trace?.write(kind, `S: ${maskResponse(line, literals)}`),
    answered: (command, milliseconds, failure) => {
      const outcome = failure === undefined ? 'ok' : outcomeOf(failure);
      count('tupai_imap_commands_total', { account, command, outcome });
      count('tupai_imap_command_seconds_total', { account }, milliseconds / 1000);
      observe('tupai_imap_command_seconds', { command }, milliseconds / 1000);
      if (outcome === 'lost') trace?.write(kind, `* ${command} was not answered`);
    },
  };
}

const outcomeOf = (failure: unknown): string => {
  const status = failure instanceof Error ? (failure as ImapFailure).responseStatus : undefined;
  return status === 'NO' || status === 'BAD' ? status.toLowerCase() : 'lost';
};
