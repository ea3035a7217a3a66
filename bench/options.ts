import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Few calls, mailboxes of 100 and 10,000 only. */
  readonly quick: boolean;
  /** Also a mailbox of 1,000,000 messages (mdbox), which takes minutes to fill the first time; `--no-million` for without. */
  readonly million: boolean;
  /** Only tasks whose name holds this text; `''` for all. */
  readonly only: string;
  /** Writes docs/benchmarks.* even when the run was not a full one. */
  readonly write: boolean;
}

/** @throws TypeError for an option that is not one of these */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      quick: { type: 'boolean', default: false },
      million: { type: 'boolean', default: true },
      only: { type: 'string', default: '' },
      write: { type: 'boolean', default: false },
    },
  });
  return values;
}
