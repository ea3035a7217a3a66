/**
 * Collects the numbers of `* SEARCH` and `* SORT` lines straight from their bytes (RFC 9051 §7.3.4, RFC 5256): a mailbox of
 * a million messages makes one line, which imapflow's tokenizer would refuse.
 */
export class NumberCollector {
  #numbers = new Uint32Array(0);

  /** For `CommandOptions.raw`: true when the line was one of them. */
  readonly take = (line: Buffer): boolean => {
    const head = /^\* (?:SEARCH|SORT)(?= |$)/i.exec(line.toString('latin1', 0, 9));
    if (!head) return false;
    const added = new Uint32Array(Math.ceil((line.length - head[0].length) / 2));
    let count = 0;
    let value = 0;
    let digits = 0;
    for (let at = head[0].length; at <= line.length; at += 1) {
      const byte = line[at] ?? 0x20;
      if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + (byte - 0x30);
        digits += 1;
        continue;
      }
      if (digits > 0 && value > 0 && value <= 0xffffffff) added[count++] = value;
      value = 0;
      digits = 0;
      if (byte === 0x28) break; // "(MODSEQ n)" ends the list
    }
    const all = new Uint32Array(this.#numbers.length + count);
    all.set(this.#numbers);
    all.set(added.subarray(0, count), this.#numbers.length);
    this.#numbers = all;
    return true;
  };

  /** In the order the server gave them. */
  get numbers(): Uint32Array {
    return this.#numbers;
  }
}
