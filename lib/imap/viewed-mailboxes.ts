const MOST = 32;

/** Which mailbox each of the account's open tabs shows, as they told it when a person came to see them. */
export class ViewedMailboxes {
  /** In the order in which they became visible. */
  readonly #tabs = new Map<string, { readonly session: string; readonly path: string }>();

  /** Of the tab that became visible last comes first; each once. */
  get newestFirst(): readonly string[] {
    return [...new Set([...this.#tabs.values()].map(({ path }) => path).reverse())];
  }

  /** @param path `null`: the tab shows none any more. */
  show(session: string, tab: string, path: string | null): void {
    const key = `${session} ${tab}`;
    this.#tabs.delete(key);
    if (path === null) return;
    this.#tabs.set(key, { session, path });
    for (const oldest of this.#tabs.keys()) if (this.#tabs.size > MOST) this.#tabs.delete(oldest);
  }

  /** The session ended, and its tabs with it. */
  leave(session: string): void {
    for (const [key, tab] of this.#tabs) if (tab.session === session) this.#tabs.delete(key);
  }

  /** There is no such mailbox any more. */
  drop(test: (path: string) => boolean): void {
    for (const [key, { path }] of this.#tabs) if (test(path)) this.#tabs.delete(key);
  }
}
