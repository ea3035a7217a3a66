import { TIMES } from '#lib/config.ts';
import { toAppError } from '#lib/errors.ts';
import { readMetadata, type ListedMailbox } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { LABEL_COLORS, type LabelColor } from '#lib/mail/labels.ts';
import type { AccountId } from '#lib/mail/mailbox-ref.ts';
import { processWide } from '#lib/process-wide.ts';
import { changeChoices, readChoices } from './change-choices.ts';

/** Where a folder's colour stands on the server (RFC 5464): a name of LABEL_COLORS. */
export const COLOR_ENTRY = '/private/vendor/vendor.tupai/color';

const MAX_ASKED = 200;

const learned = (): Map<AccountId, number> => processWide('service.colors', () => new Map<AccountId, number>());

/** Begins to read the colours of the person's own folders from the server, now and then; nobody waits for it. */
export function learnColors(actor: AccountAccess, listed: readonly ListedMailbox[]): void {
  const now = Date.now();
  for (const [account, at] of learned()) if (now - at >= TIMES.colorsKept) learned().delete(account);
  if (learned().has(actor.account)) return;
  learned().set(actor.account, now);
  readColors(actor, listed).catch((cause: unknown) => void toAppError(cause)); // asked again later; the screen has what was stored
}

/**
 * Takes over the colours of the person's own folders as the server has them, also that there is none. Where it keeps no
 * metadata, and for folders that other people share, the stored choice stays.
 *
 * @throws AppError imap.*
 */
export async function readColors(actor: AccountAccess, listed: readonly ListedMailbox[]): Promise<void> {
  const paths = listed.filter((one) => one.selectable && one.namespace === 'personal').map(({ path }) => path);
  const { choices: before } = await readChoices(actor);
  const found = await readMetadata(actor, paths.slice(0, MAX_ASKED), COLOR_ENTRY);
  if (!found) return;
  await changeChoices(actor, (choices) => {
    const colors: Record<string, LabelColor> = { ...choices.colors };
    for (const [path, value] of found) {
      if (colors[path] !== before.colors[path]) continue; // chosen while we read
      const color = LABEL_COLORS.find((known) => known === value);
      if (color) colors[path] = color;
      else delete colors[path];
    }
    return { ...choices, colors };
  });
}
