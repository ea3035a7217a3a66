import { Transform } from 'node:stream';

const CR = 0x0d;
const LF = 0x0a;
const CR_BYTES = Buffer.from('\r');
const LF_BYTES = Buffer.from('\n');

/**
 * Passes a message on with CRLF as its only line end (RFC 5321 §2.3.8: bare CR and LF must not be sent), and measures it:
 * the octets that came out and whether any is beyond ASCII. What is spooled is so, byte for byte, what SMTP sends.
 */
export class CanonicalLines extends Transform {
  size = 0;
  eightBit = false;
  #last = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#last === CR && byte !== LF) from = this.#insert(chunk, from, at, LF_BYTES);
      if (byte === LF && this.#last !== CR) from = this.#insert(chunk, from, at, CR_BYTES);
      if (byte > 0x7f) this.eightBit = true;
      this.#last = byte;
    }
    this.#pass(chunk.subarray(from));
    done();
  }

  override _flush(done: () => void): void {
    if (this.#last === CR) this.#pass(LF_BYTES);
    else if (this.#last !== LF) this.#pass(Buffer.from('\r\n'));
    done();
  }

  #insert(chunk: Buffer, from: number, at: number, bytes: Buffer): number {
    this.#pass(chunk.subarray(from, at));
    this.#pass(bytes);
    return at;
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.size += bytes.length;
    this.push(bytes);
  }
}
