import type { QuotaView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Banner } from '#components/ui/index.ts';

const HIGH = 0.9;

/** Says when the mailbox is nearly full or full, and what helps; nothing below nine tenths. */
export function QuotaBanner({ texts, quota }: { readonly texts: Texts; readonly quota: QuotaView }) {
  if (quota.limitBytes <= 0 || quota.usedBytes < quota.limitBytes * HIGH) return null;
  const sizes = { used: texts.size(quota.usedBytes), limit: texts.size(quota.limitBytes) };
  const full = quota.usedBytes >= quota.limitBytes;
  return (
    <Banner tone="warn" className="mb-2">
      {texts.t(full ? 'mailboxes.quotaFull' : 'mailboxes.quotaHigh', sizes)}
    </Banner>
  );
}
