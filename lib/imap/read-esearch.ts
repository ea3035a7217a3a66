import { expandRanges, readRanges } from './set-ranges.ts';

/** A mailbox of more messages than this cannot be listed by UID. */
const MOST = 20_000_000;

/**
 * Collects the answer to SEARCH RETURN (ALL) (RFC 4731) straight from its bytes: compact sets, which a mailbox of a million
 * messages fits into forty octets, or into one line that imapflow's tokenizer would refuse.
 */
export class EsearchCollector {
  #numbers = new Uint32Array(0);
  /** True when the server named more messages than any mailbox has. */
  tooMany = false;

  /** For `CommandOptions.raw`: true when the line was an ESEARCH. */
  readonly take = (line: Buffer): boolean => {
    const start = line.toString('latin1', 0, 80);
    const head = /^\* ESEARCH(?: \(TAG "?[^")\s]{1,40}"?\))?(?: UID)?(?= |$)/i.exec(start);
    if (!head) return false;
    for (let at = head[0].length; at < line.length;) {
      const item = /^ ([A-Z.]{1,20}) /i.exec(line.toString('latin1', at, at + 24));
      if (!item) break;
      at += item[0].length;
      if (item[1]?.toUpperCase() === 'ALL') {
        const numbers = expandRanges(readRanges(line, at), MOST);
        if (numbers) this.#numbers = numbers;
        else this.tooMany = true;
      }
      const end = line.indexOf(0x20, at);
      at = end < 0 ? line.length : end;
    }
    return true;
  };

  /** Ascending, each once. */
  get numbers(): Uint32Array {
    return this.#numbers;
  }
}
