import { processWide } from '../process-wide.ts';

interface Clock {
  /** Wall clock and ticks of one and the same moment. */
  wall: number;
  readonly ticks: number;
}

/** A wall clock that is ahead of the time that passed by more than this: the machine slept, and lives went on meanwhile. */
const SLEPT = 2 * 3_600_000;

/**
 * The time that lives are counted in, ms since 1970: what the wall clock said when this process began, and what has passed since.
 * Setting the clock an hour forth or back moves nothing; only the next start of Tupai takes the wall clock's word again.
 */
export function steadyNow(): number {
  const clock = processWide('clock', (): Clock => ({ wall: Date.now(), ticks: performance.now() }));
  const ahead = Date.now() - clock.wall - (performance.now() - clock.ticks);
  if (ahead > SLEPT) clock.wall += ahead;
  return Math.round(clock.wall + performance.now() - clock.ticks);
}
