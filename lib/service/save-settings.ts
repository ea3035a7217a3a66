import type { InputOf, OutputOf, saveSettings as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { DEFAULT_SETTINGS, toSettings } from './read-settings.ts';

/** Saves the settings that were sent; the others stay. @throws AppError input.invalid (field `timeZone`: no such zone) */
export async function saveSettings(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { return: _, ...sent } = input;
  const timeZone = sent.timeZone === undefined ? undefined : sent.timeZone.trim() || DEFAULT_SETTINGS.timeZone;
  if (timeZone !== undefined && timeZone !== 'auto' && !isTimeZone(timeZone))
    throw new AppError('input.invalid', { field: 'timeZone' });
  const values = Object.fromEntries(Object.entries({ ...sent, timeZone }).filter(([, value]) => value !== undefined));
  const saved = await store().settings.save(actor.account, values);
  return { settings: toSettings(saved?.values ?? values) };
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError: no such zone
  }
}
