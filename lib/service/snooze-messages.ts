import { randomBytes } from 'node:crypto';
import type { InputOf, OutputOf, snoozeMessages as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { eraseForJobs, keepForJob, mayRunUnattended } from '#lib/session/index.ts';
import { store, type Snooze } from '#lib/store/index.ts';
import { movedView } from './moved-view.ts';
import { toMessageSet } from './to-message-set.ts';

const LONGEST = 5 * 366 * 24 * 3_600_000; // ms

/**
 * Moves messages to the mailbox for snoozed ones, which is made when there is none, and notes when they come back. Messages
 * that sleep already get the new time and go back to where they came from first.
 *
 * @throws AppError input.no_selection | input.invalid (field `until`: past, or further than five years) | snooze.not_offered (the
 *   server does not tell where moved messages are) | mailbox.renumbered | mailbox.read_only | quota.exceeded
 */
export async function snoozeMessages(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const set = toMessageSet(actor, input);
  const wakeAt = Date.parse(input.until);
  if (!(wakeAt > Date.now()) || wakeAt > Date.now() + LONGEST) throw new AppError('input.invalid', { field: 'until' });
  const unattended = mayRunUnattended('mailbox');
  const asleep = await imap.ensureSpecialUse(actor, 'snoozed', signal);
  if (asleep === input.mailbox) {
    const { account } = actor;
    const messages = set.uids.map((uid) => ({ mailbox: asleep, uidValidity: set.uidValidity, uid }));
    const known = await store().snoozes.find(account, messages);
    const others = messages.filter(({ uid }) => !known.some((snooze) => snooze.uid === uid));
    await store().snoozes.change(account, idsOf(known), wakeAt);
    await keepPasswords(actor, known, wakeAt);
    await note(actor, others, 'INBOX', wakeAt); // moved there by hand, or by another program
    return { count: messages.length, target: null, uidValidity: 0, moved: [], unattended };
  }
  if (!(await imap.tellsNewUids(actor, signal))) throw new AppError('snooze.not_offered');
  const result = await imap.moveMessages(actor, set, asleep, signal);
  const { uidValidity, moved } = result;
  const there = [...moved.values()].map((uid) => ({ mailbox: asleep, uidValidity, uid }));
  await note(actor, there, input.mailbox, wakeAt);
  return { ...movedView(asleep, result), unattended };
}

async function note(
  actor: AccountAccess,
  messages: readonly Pick<Snooze, 'mailbox' | 'uidValidity' | 'uid'>[],
  source: string,
  wakeAt: number,
): Promise<void> {
  const { account } = actor;
  // The same number in the same mailbox is the same message: an older note about it is about one that is gone.
  const stale = await store().snoozes.find(account, messages);
  await store().snoozes.delete(account, idsOf(stale));
  await eraseForJobs(account, idsOf(stale));
  const snoozes = messages.map((message) => ({
    ...message,
    account,
    id: randomBytes(16).toString('hex'),
    source,
    wakeAt,
  }));
  await store().snoozes.add(snoozes);
  await keepPasswords(actor, snoozes, wakeAt);
}

async function keepPasswords(actor: AccountAccess, snoozes: readonly { id: string }[], until: number): Promise<void> {
  for (const { id } of snoozes) await keepForJob(actor, id, 'mailbox', until);
}

const idsOf = (snoozes: readonly { readonly id: string }[]): string[] => snoozes.map(({ id }) => id);
