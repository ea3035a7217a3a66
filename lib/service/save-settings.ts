import type { InputOf, OutputOf, saveSettings as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { DEFAULT_SETTINGS, toSettings } from './read-settings.ts';

/** Saves the settings of the form. @throws AppError input.invalid (field `timeZone`: no such zone) */
export async function saveSettings(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const timeZone = input.timeZone.trim() || DEFAULT_SETTINGS.timeZone;
  if (timeZone !== 'auto' && !isTimeZone(timeZone)) throw new AppError('input.invalid', { field: 'timeZone' });
  const { language, theme, pageSize, markRead, quotePosition, preferHtml } = input;
  const values = { language, theme, pageSize, timeZone, markRead, quotePosition, preferHtml };
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
