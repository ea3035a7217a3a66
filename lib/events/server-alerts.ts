import { createHash } from 'node:crypto';
import type { AccountId } from '../mail/mailbox-ref.ts';
import { processWide } from '../process-wide.ts';
import { publish } from './hub.ts';
import type { ServerAlert } from './mail-event.ts';

interface Alerts {
  /** What nobody has put away yet, oldest first. */
  open: readonly ServerAlert[];
  /** Ids of all that was told, the latest last. */
  readonly told: Set<string>;
}

const MAX_OPEN = 5;
const MAX_TOLD = 100;

const alerts = (): Map<AccountId, Alerts> => processWide('events.alerts', () => new Map<AccountId, Alerts>());

/**
 * The mail server wants the person to read this. Each text is told once, however many connections hear it, also after it was
 * put away; of more than five the oldest give way.
 *
 * @param text one line, without control characters, of bounded length; still the server's, so shown as text only.
 */
export function tellAlert(account: AccountId, text: string): void {
  const id = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const known: Alerts = alerts().get(account) ?? { open: [], told: new Set() };
  alerts().set(account, known);
  if (known.told.has(id)) return;
  known.told.add(id);
  for (const oldest of known.told) if (known.told.size > MAX_TOLD) known.told.delete(oldest);
  show(account, known, [...known.open, { id, text }].slice(-MAX_OPEN));
}

/** What the account's screens are to show, oldest first. */
export const openAlerts = (account: AccountId): readonly ServerAlert[] => alerts().get(account)?.open ?? [];

/** The person has read it: it leaves every screen. Nothing happens when it is not shown. */
export function dismissAlert(account: AccountId, id: string): void {
  const known = alerts().get(account);
  if (known?.open.some((one) => one.id === id))
    show(
      account,
      known,
      known.open.filter((one) => one.id !== id),
    );
}

/** Nobody of the account is signed in: whoever comes next is told anew. */
export const forgetAlerts = (account: AccountId): void => void alerts().delete(account);

function show(account: AccountId, known: Alerts, open: readonly ServerAlert[]): void {
  known.open = open;
  publish(account, { type: 'alerts', alerts: open });
}
