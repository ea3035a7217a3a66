import { cutText } from '#lib/mail/cut-text.ts';
import { keepDirection } from '#lib/mail/keep-direction.ts';

/** A stranger's text of at most so many characters, the last an ellipsis where some are left out, that turns round nothing beside it. */
export function shorten(text: string, longest: number): string {
  const kept = keepDirection(text);
  return kept.length > longest ? `${cutText(kept, longest - 1)}…` : kept;
}
