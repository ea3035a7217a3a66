/**
 * Milliseconds after which no further step is begun before others had their turn: at first, so that something is soon seen, and then.
 * Each turn may cost a frame.
 */
const FIRST = 30;
const SLICE = 20;

/**
 * Goes through steps of work, but never so long in one go that keys and fingers are not heard.
 *
 * @param onPause called each time before others have their turn, which may take longer.
 * @throws what the steps throw, and the reason of `signal`
 */
export async function workInSlices<Step, Result>(
  steps: Generator<Step, Result, void>,
  each: (step: Step) => void,
  signal: AbortSignal,
  onPause: () => void | Promise<void> = () => undefined,
): Promise<Result> {
  for (let until = performance.now() + FIRST; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    each(step.value);
    if (performance.now() < until) continue;
    await onPause();
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    until = performance.now() + SLICE;
  }
}
