/** An unsaved draft as this browser keeps it: sealed, but for whose it is and how old. */
export interface SealedCopy {
  /** Of the composer. */
  readonly id: string;
  readonly owner: string;
  /** ms since 1970 */
  readonly at: number;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

const DATABASE = 'tupai-drafts';
const COPIES = 'copies';

/**
 * Whether this page may keep copies: not over plain HTTP, where nothing can be sealed, and not where it cannot be told which of them belong
 * to a page that is still open.
 */
export const canKeepCopies = (): boolean => 'subtle' in crypto && 'indexedDB' in globalThis && 'locks' in navigator;

/** The lock that a page holds for as long as it writes the message of this copy. */
export const copyLock = (id: string): string => `tupai draft ${id}`;

/** Where this browser keeps copies of unsaved drafts (IndexedDB). Every method throws DOMException where the browser refuses. */
export class CopyShelf {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(): Promise<CopyShelf> {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(COPIES, { keyPath: 'id' });
    return new CopyShelf(await answerOf(asked));
  }

  put(copy: SealedCopy): Promise<unknown> {
    return answerOf(this.#copies('readwrite').put(copy));
  }

  remove(id: string): Promise<unknown> {
    return answerOf(this.#copies('readwrite').delete(id));
  }

  async find(id: string): Promise<SealedCopy | undefined> {
    return (await answerOf(this.#copies('readonly').get(id))) as SealedCopy | undefined;
  }

  async list(): Promise<readonly SealedCopy[]> {
    return (await answerOf(this.#copies('readonly').getAll())) as readonly SealedCopy[];
  }

  close(): void {
    this.#database.close();
  }

  #copies(mode: IDBTransactionMode): IDBObjectStore {
    return this.#database.transaction(COPIES, mode).objectStore(COPIES);
  }
}

const answerOf = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new DOMException('no answer'));
  });
