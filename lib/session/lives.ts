import { config } from '#lib/config.ts';

const WEEK = 7 * 24 * 3_600_000;

/** How long a session may idle and last, in ms. "Stay signed in" idles a week at most. */
export function lives(keep: boolean): { readonly idle: number; readonly absolute: number } {
  const { idle, absolute, keep: kept } = config().session;
  return keep && kept > 0 ? { idle: Math.max(idle, Math.min(WEEK, kept)), absolute: kept } : { idle, absolute };
}
