import type { BareImap } from './bare-imap.ts';
import type { BenchMailbox } from './bench-mailbox.ts';
import type { TupaiClient } from './tupai-client.ts';

/** One account and its INBOX, with everybody who uses it during the measurements. */
export interface Bench {
  readonly mailbox: BenchMailbox;
  readonly origin: string;
  readonly imap: { readonly host: string; readonly port: number };
  readonly login: string;
  /** Signed in to Tupai. */
  readonly tupai: TupaiClient;
  /** The raw socket that is measured; INBOX selected. */
  readonly bare: BareImap;
  /** Another client, which changes things. */
  readonly other: BareImap;
  readonly uidValidity: number;
  /** Of messages with an HTML body of 100 kB. */
  readonly htmlUids: readonly number[];
  /** Of messages with an attachment of 10 MB. */
  readonly bigUids: readonly number[];
  /** Of plain messages, oldest first: those that stay where they are. */
  readonly plainUids: readonly number[];
  /** A hundred more, ascending, that tasks flag and move. */
  movableUids: readonly number[];
  /** Those of them that the call under way takes out of INBOX. */
  lastMoved: readonly number[];
  /** A message that another client brought and will take away again; 0 when there is none. */
  guestUid: number;
}

/** Something a person does, in Tupai and as the IMAP exchange that answers it. */
export interface BenchTask {
  readonly name: string;
  /** At most so many measured calls of each side: for tasks whose input runs out. */
  readonly maxCalls?: number;
  /** Runs before each call of a side, unmeasured. A round has a call of each side with the same input; `call` counts both. */
  readonly prepare?: (bench: Bench, round: number, call: number) => Promise<unknown>;
  /** Through Tupai; gives the bytes of the answers. */
  readonly tupai: (bench: Bench, round: number) => Promise<number>;
  readonly bare: (bench: Bench, round: number) => Promise<unknown>;
  /** Runs after each call of a side, unmeasured. */
  readonly tidy?: (bench: Bench) => Promise<unknown>;
}
