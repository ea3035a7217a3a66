import { tellAlert } from '../events/index.ts';
import type { AccountId } from '../mail/mailbox-ref.ts';
import type { Lane } from './lane.ts';
import { oneLine } from './one-line.ts';

const LONGEST = 500; // characters
const MAX_EARLY = 5;

/**
 * Hears what the server wants a person to read (ALERT, RFC 9051 §7.1), greeting and sign-in included. What comes over a line that
 * is to be encrypted and is not yet counts for nothing: anybody could have written it.
 *
 * @returns to be called once signed in: what was heard is told then, and from then on at once.
 */
export function hearAlerts(lane: Lane): (account: AccountId) => void {
  const early: string[] = [];
  let tell = (text: string): void => {
    if (early.length < MAX_EARLY) early.push(text);
  };
  lane.on('alert', ({ message }: { readonly message: string }) => {
    const text = oneLine(message, LONGEST);
    if (text !== '' && lane.guarded) tell(text);
  });
  return (account) => {
    tell = (text) => tellAlert(account, text);
    for (const text of early) tell(text);
  };
}
