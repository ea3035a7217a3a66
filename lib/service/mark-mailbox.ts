import type { InputOf, OutputOf, markMailbox as endpoint } from '#lib/contract/index.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { setMetadata } from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { changeChoices, changeNotifications } from './change-choices.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { findMailbox } from './find-mailbox.ts';
import { COLOR_ENTRY } from './learn-colors.ts';

const MOST = 50;

/**
 * Gives a folder a colour, which the person's other programs can read where the server keeps it, makes it a favourite, or lets
 * the desktop tell of its new mail.
 *
 * @throws AppError mailbox.missing | input.too_large (fifty favourites, two hundred told folders are enough) | imap.*
 */
export async function markMailbox(
  actor: AccountAccess,
  { mailbox, favourite, notify, color }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { path, namespace } = await findMailbox(actor, mailbox);
  if (color !== undefined && namespace === 'personal') await shareColor(actor, path, color === 'none' ? null : color);
  if (notify !== undefined) await chooseNotifications(actor, encodeMailboxKey(path), notify);
  await changeChoices(actor, (choices) => {
    const { [path]: before, ...others } = choices.colors;
    const kept = color === undefined ? before : color === 'none' ? undefined : color;
    const rest = choices.favourites.filter((one) => one !== path);
    if (favourite === true && rest.length >= MOST) throw new AppError('input.too_large', { field: 'favourite' });
    return {
      ...choices,
      colors: kept === undefined ? others : { ...others, [path]: kept },
      favourites:
        favourite === undefined || favourite === choices.favourites.includes(path)
          ? choices.favourites
          : favourite
            ? [...rest, path]
            : rest,
    };
  });
  return {};
}

const MOST_TOLD = 200;

const chooseNotifications = (actor: AccountAccess, key: string, notify: boolean): Promise<void> =>
  changeNotifications(actor, (keys) => {
    const others = keys.filter((one) => one !== key);
    if (notify && others.length >= MOST_TOLD) throw new AppError('input.too_large', { field: 'notify' });
    return notify ? [...others, key] : others;
  });

/** A server that keeps metadata, but none of this folder, is no reason to refuse a colour: it stays with Tupai. */
async function shareColor(actor: AccountAccess, path: string, color: string | null): Promise<void> {
  try {
    await setMetadata(actor, path, COLOR_ENTRY, color);
  } catch (error) {
    if (!isAppError(error) || !REFUSED.has(error.code)) throw error;
  }
}

const REFUSED = new Set<string>(['imap.refused', 'mailbox.read_only', 'quota.exceeded']);
