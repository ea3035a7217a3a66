import type { PlacedEvent } from './read-events.ts';

const MAX = 200;

/** What a leading tab heard, for tabs that come later with a cursor of before. */
export class RecentEvents {
  #start: string;
  #heard: PlacedEvent[] = [];

  /** @param start everything after this cursor will be added. */
  constructor(start: string) {
    this.#start = start;
  }

  add(placed: PlacedEvent): void {
    this.#heard.push(placed);
    if (this.#heard.length > MAX) this.#start = this.#heard.shift()?.cursor ?? this.#start;
  }

  /** What came after a cursor; `resync` when that cannot be known. */
  after(cursor: string): readonly PlacedEvent[] {
    const [id, number] = parts(cursor);
    const [ownId, first] = parts(this.#start);
    const last = this.#heard.at(-1)?.cursor ?? this.#start;
    if (id !== ownId || number < first || id !== parts(last)[0]) return [{ event: { type: 'resync' }, cursor: last }];
    return this.#heard.filter((placed) => parts(placed.cursor)[1] > number);
  }
}

const parts = (cursor: string): readonly [string, number] => {
  const dot = cursor.lastIndexOf('.');
  return [cursor.slice(0, dot), Number(cursor.slice(dot + 1))];
};
