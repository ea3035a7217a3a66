/** Milliseconds for which nothing else has its turn. */
const SLICE = 40;

/**
 * Goes through steps of work, but never so long in one go that keys and fingers are not heard.
 *
 * @param onPause called each time before others have their turn.
 * @throws what the steps throw, and the reason of `signal`
 */
export async function workInSlices<Step, Result>(
  steps: Generator<Step, Result, void>,
  each: (step: Step) => void,
  signal: AbortSignal,
  onPause: () => void = () => undefined,
): Promise<Result> {
  for (let until = performance.now() + SLICE; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    each(step.value);
    if (performance.now() < until) continue;
    onPause();
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    until = performance.now() + SLICE;
  }
}
