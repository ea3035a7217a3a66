import type { InputOf, MessageAction, Moved, OutputOf, actOnMessages as endpoint } from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { ensureSpecialUse, listPinned } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { FLAGGED, JUNK, MOST_PINNED, PHISHING, PINNED, SEEN } from '#lib/mail/flags.ts';
import { copyMessages } from './copy-messages.ts';
import { deleteMessages } from './delete-messages.ts';
import { moveMessages } from './move-messages.ts';
import { stayed } from './moved-view.ts';
import { setFlags } from './set-flags.ts';

const FLAG_CHANGES: Partial<Record<MessageAction, { add: string[]; remove: string[] }>> = {
  read: { add: [SEEN], remove: [] },
  unread: { add: [], remove: [SEEN] },
  flag: { add: [FLAGGED], remove: [] },
  unflag: { add: [], remove: [FLAGGED] },
  pin: { add: [PINNED], remove: [] },
  unpin: { add: [], remove: [PINNED] },
};

/**
 * What a button of the list or the reader does to the ticked messages; each is the use case of its own endpoint.
 *
 * @throws AppError as they do, pins.full, and input.invalid (field `target`) when a move or copy names no folder
 */
export async function actOnMessages(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const { mailbox, uidValidity, uid } = input;
  const selection = { mailbox, uidValidity, uid };
  if (input.do === 'delete')
    return { action: input.do, ...(await deleteMessages(actor, { ...selection, forever: false }, signal)) };
  return { action: input.do, ...(await act(actor, selection, input, signal)), forever: false };
}

interface Selection {
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uid: number[];
}

async function act(
  actor: AccountAccess,
  selection: Selection,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<Moved> {
  const change = FLAG_CHANGES[input.do];
  if (input.do === 'pin') await leaveRoom(actor, selection);
  if (change) return stayed((await setFlags(actor, { ...selection, ...change }, signal)).changed);
  if (selection.uid.length === 0) throw new AppError('input.no_selection', { field: 'uid' }); // before a folder is made for nothing
  const target = await targetOf(actor, input);
  if (target === '') throw new AppError('input.invalid', { field: 'target' });
  if (input.do === 'phishing' || input.do === 'not-junk') await judge(actor, selection, input.do);
  const transfer = input.do === 'copy' ? copyMessages : moveMessages;
  return transfer(actor, { ...selection, target }, signal);
}

/** @throws AppError pins.full */
async function leaveRoom(actor: AccountAccess, { mailbox, uidValidity, uid }: Selection): Promise<void> {
  const pinned = await listPinned(actor, { account: actor.account, path: mailbox }, uidValidity);
  if (new Set([...pinned, ...uid]).size > MOST_PINNED) throw new AppError('pins.full');
}

/** The marks travel with the messages. A folder that keeps no keywords only lets them go without. */
async function judge(actor: AccountAccess, selection: Selection, as: 'phishing' | 'not-junk'): Promise<void> {
  const marks = [PHISHING, JUNK];
  const change = as === 'phishing' ? { add: marks, remove: [] } : { add: [], remove: marks };
  try {
    await setFlags(actor, { ...selection, ...change });
  } catch (error) {
    if (!isAppError(error) || error.code !== 'imap.refused') throw error;
  }
}

async function targetOf(actor: AccountAccess, input: InputOf<typeof endpoint>): Promise<string> {
  if (input.do === 'archive') return ensureSpecialUse(actor, 'archive');
  if (input.do === 'junk' || input.do === 'phishing') return ensureSpecialUse(actor, 'junk');
  if (input.do === 'not-junk') return input.target || 'INBOX'; // back to where it was reported, or to where mail comes in
  return input.target;
}
