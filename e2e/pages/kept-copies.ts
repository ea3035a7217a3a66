import type { Page } from '@playwright/test';

/** What this browser keeps of unsaved drafts, as anybody reads it who can open its files. */
export const keptBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const asked = indexedDB.open('tupai-drafts', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('copies', { keyPath: 'id' });
    const answered = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no answer'));
      });
    const database = await answered(asked);
    const copies = (await answered(
      database.transaction('copies', 'readonly').objectStore('copies').getAll(),
    )) as readonly { sealed: ArrayBuffer }[];
    database.close();
    return copies.map((copy) => new TextDecoder('latin1').decode(copy.sealed) + JSON.stringify(copy));
  });
