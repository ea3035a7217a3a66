import type { LiteralStream } from './imapflow-internals.ts';

/** Smaller ones are left to imapflow, which joins the pieces at their end. */
const LARGE = 128 * 1024;
const LINE = 1; // the two states of imapflow's ImapStream
const LITERAL = 2;

/**
 * Makes a connection gather large literals in one buffer as they arrive, and give back the memory of each piece at once.
 * Left to the garbage collector, the 64 KB pieces of a download make it run once for every 20 MB, at 10–40 ms each.
 */
export function gatherLiterals(stream: LiteralStream): void {
  const usual = stream.processChunkSegment.bind(stream);
  let literal: Buffer | undefined;
  let filled = 0;
  stream.processChunkSegment = (chunk, start) => {
    if (stream.destroyed || stream.state !== LITERAL || start >= chunk.length) return usual(chunk, start);
    if (!literal) {
      if (stream.literalBuffer.length > 0 || stream.literalWaiting < LARGE) return usual(chunk, start);
      literal = Buffer.allocUnsafeSlow(stream.literalWaiting);
      filled = 0;
    }
    const taken = chunk.copy(literal, filled, start);
    filled += taken;
    stream.literalWaiting -= taken;
    if (stream.literalWaiting === 0) {
      stream.literals.push(literal);
      literal = undefined;
      stream.state = LINE;
    }
    const end = start + taken;
    if (end < chunk.length) return Promise.resolve(end);
    if (start === 0) release(chunk);
    return Promise.resolve(null);
  };
}

/** Frees what a piece was read into, when nothing else lies in the same memory. */
function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
