import type { Texts } from '#lib/i18n/index.ts';

/** What is said about how full the storage is, ready for a script: `{used}` and `{limit}` are filled in later. */
export const quotaWords = (texts: Texts) => {
  const sizes = { used: '{used}', limit: '{limit}' };
  return {
    used: texts.t('mailboxes.quota', sizes),
    high: texts.t('mailboxes.quotaHigh', sizes),
    full: texts.t('mailboxes.quotaFull', sizes),
  };
};
export type QuotaWords = ReturnType<typeof quotaWords>;
