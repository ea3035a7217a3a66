import { TIMES } from '#lib/config.ts';
import { store } from '#lib/store/index.ts';

/** Whether the database gives a sign of life in time. */
export async function checkStore(): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), TIMES.storeCheck);
  try {
    return await Promise.race([asked(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function asked(): Promise<boolean> {
  try {
    await store().ask();
    return true;
  } catch {
    return false; // that is the answer; whoever needs the store gets its error
  }
}
