import type { FaultProxy } from '#e2e/mailserver/index.ts';
import type { Bench, BenchTask } from './bench-task.ts';

const WARM_UPS = 2;
const CALLS = 4;

/** Tagged commands; a literal of a client never begins like one in this bench. */
const COMMAND =
  /^[A-Za-z0-9]{1,10} (?:UID )?(?:APPEND|AUTHENTICATE|CAPABILITY|COMPRESS|COPY|ENABLE|EXAMINE|EXPUNGE|FETCH|GETQUOTA|GETQUOTAROOT|ID|IDLE|LIST|LOGIN|LOGOUT|LSUB|MOVE|NAMESPACE|NOOP|NOTIFY|SEARCH|SELECT|SORT|STATUS|STORE|THREAD|UNSELECT)\b/i;

/** How many of these lines are commands; continuations, DONE and literals are none. */
export const commandsIn = (lines: readonly string[]): number => lines.filter((line) => COMMAND.test(line)).length;

/** IMAP commands that Tupai sends for one call of the task, in the mean of a few; `proxy` stands between it and Dovecot. */
export async function countCommands(task: BenchTask, bench: Bench, proxy: FaultProxy): Promise<number> {
  let commands = 0;
  for (let round = 0; round < WARM_UPS + CALLS; round += 1) {
    await task.prepare?.(bench, round, round);
    const before = proxy.clientLines.length;
    await task.tupai(bench, round);
    if (round >= WARM_UPS) commands += commandsIn(proxy.clientLines.slice(before));
    await task.tidy?.(bench);
  }
  return commands / CALLS;
}
