import { unstable_rethrow } from 'next/navigation';
import { pageFault } from '#lib/http/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: ReturnType<typeof pageFault> };

/**
 * Fetches what a screen shows: the value, or the fault to show in its place (logged, with its reference). A screen that only
 * threw would leave pages without scripts empty. Next's own signals ("not found", redirects) pass through.
 */
export async function attempt<T>(texts: Texts, load: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await load() };
  } catch (cause) {
    unstable_rethrow(cause);
    return { ok: false, fault: pageFault(cause, texts) };
  }
}
