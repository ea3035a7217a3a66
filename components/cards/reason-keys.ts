import type { BounceReason } from '#lib/mail/bounce-reason.ts';

/** Texts that say why a server did not take a message, and what can be done. */
export function reasonKeys(reason: BounceReason) {
  const name = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}` as Capitalize<BounceReason>;
  return { why: `cards.reason${name}`, fix: `cards.fix${name}` } as const;
}
