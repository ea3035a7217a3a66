/** The numbers 0 … n-1 in sets that are only ever united; each step takes all but constant time. */
export class DisjointSets {
  readonly #parent: Uint32Array;

  constructor(count: number) {
    this.#parent = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) this.#parent[at] = at;
  }

  join(one: number, other: number): void {
    const [a, b] = [this.#find(one), this.#find(other)];
    if (a < b) this.#parent[b] = a;
    else this.#parent[a] = b;
  }

  /** For each number the least of its set. */
  resolved(): Uint32Array {
    const least = new Uint32Array(this.#parent.length);
    for (let at = 0; at < least.length; at += 1) least[at] = this.#find(at);
    return least;
  }

  #find(number: number): number {
    let at = number;
    for (let up = this.#parent[at] ?? at; up !== at; up = this.#parent[at] ?? at) {
      this.#parent[at] = this.#parent[up] ?? up;
      at = up;
    }
    return at;
  }
}
