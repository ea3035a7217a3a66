import type { UploadView } from '#lib/contract/index.ts';
import { liveValue, type LiveValue } from './live-value.ts';
import { hearPage } from './page-news.ts';
import type { FormFailure } from './post-form.ts';
import { FileSender, dropUpload } from './send-file.ts';

/** A chosen file that is not attached yet. */
export interface QueuedFile {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  /** 0 … 1 */
  readonly share: number;
  /** Why it is not on its way any more; its code is {@link NO_ROOM} where it never was. */
  readonly failure: FormFailure | undefined;
  /** It was or is on its way: {@link FileQueue.retry} goes on with it. */
  readonly mayRetry: boolean;
}

export interface FileState {
  readonly attached: readonly UploadView[];
  readonly pending: readonly QueuedFile[];
  /** What happened last. */
  readonly said:
    | { readonly what: 'attached' | 'removed' | 'failed'; readonly name: string; readonly failure?: FormFailure }
    | undefined;
}

/** Beyond what a message may hold; no request was made. */
export const NO_ROOM = 'file.no_room';

/**
 * The files of a message being written: attached ones, and those on their way, one after the other. Goes on while what shows it is
 * taken off the screen, and by itself when a lost connection is back; until all is well the browser asks before the page is left.
 */
export class FileQueue {
  readonly state: LiveValue<FileState>;
  readonly #most: number;
  readonly #senders = new Map<number, { readonly sender: FileSender; stop: AbortController }>();
  #waiting: number[] = [];
  #nextKey = 0;
  #isRunning = false;
  #onChange: (() => void) | undefined;
  /** Something was attached while nobody looked. */
  #isNews = false;
  #unguard: (() => void) | undefined;

  /** @param most octets of all files together */
  constructor(attached: readonly UploadView[], most: number) {
    this.state = liveValue<FileState>({ attached, pending: [], said: undefined });
    this.#most = most;
  }

  /** Tells from now on when the attached files change, and at once when they did meanwhile. @returns what ends it */
  attend(onChange: () => void): () => void {
    this.#onChange = onChange;
    if (this.#isNews) onChange();
    this.#isNews = false;
    this.#guard();
    return () => {
      if (this.#onChange === onChange) this.#onChange = undefined;
    };
  }

  get isRunning(): boolean {
    return this.state.get().pending.some(({ failure }) => !failure);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const { attached, pending } = this.state.get();
      const used = [...attached, ...pending.filter(({ mayRetry }) => mayRetry)].reduce(
        (sum, { size }) => sum + size,
        0,
      );
      const { name, size } = file;
      const key = (this.#nextKey += 1);
      const failure = used + size > this.#most ? { code: NO_ROOM, text: '' } : undefined;
      if (failure) this.refuse(file, failure);
      else {
        this.#senders.set(key, { sender: new FileSender(file), stop: new AbortController() });
        this.#set({ pending: [...pending, { key, name, size, share: 0, failure, mayRetry: true }] });
        this.#waiting.push(key);
      }
    }
    void this.#run();
  }

  /** Shows a file that is not attached, with the reason. */
  refuse({ name, size }: Pick<File, 'name' | 'size'>, failure: FormFailure): void {
    const one = { key: (this.#nextKey += 1), name, size, share: 0, failure, mayRetry: false };
    this.#set({ pending: [...this.state.get().pending, one], said: { what: 'failed', name, failure } });
  }

  /** Takes an attached file away; the server forgets it too. */
  remove({ id, name }: UploadView): void {
    dropUpload(id);
    const attached = this.state.get().attached.filter((one) => one.id !== id);
    this.#set({ attached, said: { what: 'removed', name } });
    this.#tell();
  }

  /** Ends a file on its way, or leaves out one that failed. */
  cancel(key: number): void {
    const one = this.#senders.get(key);
    one?.stop.abort();
    one?.sender.drop();
    this.#forget(key);
  }

  /** Goes on with a file that failed. */
  retry(key: number): void {
    const one = this.#senders.get(key);
    if (!one) return;
    one.stop = new AbortController();
    this.#change(key, { failure: undefined });
    this.#waiting.push(key);
    void this.#run();
  }

  async #run(): Promise<void> {
    this.#guard();
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let key = this.#waiting.shift(); key !== undefined; key = this.#waiting.shift()) await this.#send(key);
    this.#isRunning = false;
    this.#guard();
  }

  async #send(key: number): Promise<void> {
    const one = this.#senders.get(key);
    if (!one) return;
    const { signal } = one.stop;
    const answer = await one.sender.send({ signal, onProgress: (share) => this.#change(key, { share }) });
    const { name } = one.sender.file;
    if (signal.aborted) return one.sender.drop();
    if (answer.ok) {
      this.#set({ attached: [...this.state.get().attached, answer.body], said: { what: 'attached', name } });
      this.#forget(key);
      this.#tell();
    } else {
      const { ok: _ok, ...failure } = answer;
      this.#change(key, { failure });
      this.#set({ said: { what: 'failed', name, failure } });
    }
  }

  #set(change: Partial<FileState>): void {
    this.state.set((last) => ({ ...last, ...change }));
  }

  #change(key: number, change: Partial<QueuedFile>): void {
    this.#set({ pending: this.state.get().pending.map((one) => (one.key === key ? { ...one, ...change } : one)) });
  }

  #forget(key: number): void {
    this.#senders.delete(key);
    this.#waiting = this.#waiting.filter((one) => one !== key);
    this.#set({ pending: this.state.get().pending.filter((one) => one.key !== key) });
    this.#guard();
  }

  #tell(): void {
    if (this.#onChange) this.#onChange();
    else this.#isNews = true;
  }

  /** As long as something could be lost: asks before the page is left, and hears when the way to the server is back. */
  #guard(): void {
    const isNeeded = this.#senders.size > 0 || this.#isNews;
    if (!isNeeded) this.#unguard?.();
    if (!isNeeded) this.#unguard = undefined;
    if (!isNeeded || this.#unguard) return;
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (this.isRunning || this.#isNews) event.preventDefault();
    };
    const unhear = hearPage(({ kind }) => {
      if (kind !== 'online' && kind !== 'signed-in') return;
      for (const { key, failure } of this.state.get().pending)
        if (failure?.code === 'offline' || failure?.code === 'auth.required') this.retry(key);
    });
    window.addEventListener('beforeunload', onLeave);
    this.#unguard = () => {
      window.removeEventListener('beforeunload', onLeave);
      unhear();
    };
  }
}
