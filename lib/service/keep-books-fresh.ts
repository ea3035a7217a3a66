import { TIMES } from '#lib/config.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';
import { refreshBooks } from './refresh-books.ts';

interface Presence {
  people: number;
  readonly timer: NodeJS.Timeout;
}

const present = (): Map<AccountId, Presence> => processWide('book-presence', () => new Map<AccountId, Presence>());

/** Compares the books of an account with their servers from time to time, as long as somebody is there. Returns what ends that for this one. */
export function keepBooksFresh(account: AccountId): () => void {
  const all = present();
  const here = all.get(account) ?? begin(account);
  all.set(account, here);
  here.people += 1;
  let isHere = true;
  return () => {
    if (!isHere) return;
    isHere = false;
    here.people -= 1;
    if (here.people > 0) return;
    clearInterval(here.timer);
    all.delete(account);
  };
}

function begin(account: AccountId): Presence {
  const look = (): void => void refreshBooks(account, false).catch(() => undefined); // a store that is away is looked at again the next time
  look();
  return { people: 0, timer: setInterval(look, TIMES.davLook).unref() };
}
