/** How far a finger has gone since it came down, in pixels: along the line (positive towards its end), and down. */
export interface Travel {
  readonly along: number;
  readonly down: number;
}
/** `open` until the finger has gone far enough to tell what it does; `over` when it does something else than swiping. */
export type SwipePhase = 'open' | 'swiping' | 'over';

/** Nearer than this a finger only rests. */
const SLOP = 10;
/** A finger that goes further up or down than this is not swiping any more. */
const DRIFT = 24;
/** A swipe that ends beyond this does what it stands for. */
const COMMITS = 96;

/** What the finger does, by where it is now. A swipe that is over does not begin again. */
export function swipePhase(before: SwipePhase, { along, down }: Travel): SwipePhase {
  const [far, drift] = [Math.abs(along), Math.abs(down)];
  if (before === 'over' || drift > DRIFT) return 'over';
  if (before === 'swiping') return 'swiping';
  if (far <= SLOP) return drift > SLOP ? 'over' : 'open';
  return far > drift ? 'swiping' : 'over';
}

/** Whether letting go now does it. */
export const swipeCommits = ({ along }: Travel): boolean => Math.abs(along) >= COMMITS;
