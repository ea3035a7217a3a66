import type { ImageRules, InputOf, allowImages as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { isAddress } from '#lib/mail/is-address.ts';
import { store } from '#lib/store/index.ts';
import { readImageRules } from './image-rules.ts';

const MOST = 1000;

/**
 * Adds a sender, a domain or the contacts to those whose remote images are fetched, or takes them out; a change by another tab in
 * between is kept.
 *
 * @throws AppError input.invalid (field `value`: no address, no domain) | input.too_large (a thousand are enough)
 */
export async function allowImages(actor: AccountAccess, input: InputOf<typeof endpoint>): Promise<ImageRules> {
  for (;;) {
    const { rules, version } = await readImageRules(actor);
    const images = changed(rules, input);
    if (await store().settings.save(actor.account, { images }, version)) return images;
  }
}

function changed(rules: ImageRules, { kind, value, allow }: InputOf<typeof endpoint>): ImageRules {
  if (kind === 'contacts') return { ...rules, contacts: allow === 'yes' };
  const wanted = value.trim().toLowerCase().replace(/^@/, '');
  const list = kind === 'sender' ? 'senders' : 'domains';
  const others = rules[list].filter((one) => one !== wanted);
  if (allow === 'no') return { ...rules, [list]: others };
  if (!isAddress(kind === 'sender' ? wanted : `x@${wanted}`)) throw new AppError('input.invalid', { field: 'value' });
  if (others.length >= MOST) throw new AppError('input.too_large', { field: 'value' });
  return { ...rules, [list]: [...others, wanted].sort() };
}
