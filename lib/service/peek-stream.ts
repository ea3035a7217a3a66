/**
 * Looks at the first octets of a stream without losing them.
 *
 * @returns at most `count` octets (fewer when the stream is shorter), and the whole stream from its beginning.
 */
export async function peekStream(
  stream: ReadableStream<Uint8Array>,
  count: number,
): Promise<{ head: Buffer; body: ReadableStream<Uint8Array> }> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < count) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.byteLength;
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const early = chunks.shift();
      if (early) return controller.enqueue(early);
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { head: Buffer.concat(chunks).subarray(0, count), body };
}
