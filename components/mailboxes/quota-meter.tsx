import type { QuotaView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';

interface Props {
  readonly texts: Texts;
  readonly quota: QuotaView;
}

/** How full the mailbox is; the bar turns amber from 80 % and red from 95 %. Nothing when the limit is unknown. */
export function QuotaMeter({ texts, quota }: Props) {
  if (quota.limitBytes <= 0) return null;
  const share = Math.min(1, quota.usedBytes / quota.limitBytes);
  const words = texts.t('mailboxes.quota', { used: texts.size(quota.usedBytes), limit: texts.size(quota.limitBytes) });
  const colour = share >= 0.95 ? 'bg-danger' : share >= 0.8 ? 'bg-star' : 'bg-control';
  return (
    <div className="rail-quota" title={words}>
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-line">
        <div
          className={`h-full rounded-full ${colour}`}
          style={{ inlineSize: `${String(Math.max(2, Math.round(share * 100)))}%` }}
        />
      </div>
      <p>{words}</p>
    </div>
  );
}
