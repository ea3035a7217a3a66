/** Milliseconds. A page that nobody sees is not painted. */
const PATIENCE = 100;

/** Resolves when what stands in the page now was painted, or is not going to be soon. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // heard after the frame
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
