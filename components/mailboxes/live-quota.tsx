'use client';

import { useEffect, useRef } from 'react';
import type { QuotaView } from '#lib/contract/index.ts';
import { fillWords } from '#lib/client/index.ts';
import { formatSize } from '#lib/i18n/index.ts';
import { Banner, announce } from '#components/ui/index.ts';
import { useLiveFolders } from './live-mail.tsx';
import type { QuotaWords } from './quota-words.ts';

interface Props {
  /** As it was when the page was made. */
  readonly quota: QuotaView | null;
  readonly words: QuotaWords;
  readonly locale: string;
}

const HIGH = 0.9;

/** How full the mailbox is at this moment; the bar turns amber from 80 % and red from 95 %. Nothing when the limit is unknown. */
export function LiveQuotaMeter({ quota: made, words, locale }: Props) {
  const quota = usePresent(made);
  if (!quota) return null;
  const share = Math.min(1, quota.usedBytes / quota.limitBytes);
  const colour = share >= 0.95 ? 'bg-danger' : share >= 0.8 ? 'bg-star' : 'bg-control';
  return (
    <div className="rail-quota">
      <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-line">
        <div
          className={`h-full rounded-full ${colour}`}
          style={{ inlineSize: `${String(Math.max(2, Math.round(share * 100)))}%` }}
        />
      </div>
      <p>{sizes(words.used, quota, locale)}</p>
    </div>
  );
}

/** Says when the mailbox is nearly full or full, and what helps; nothing below nine tenths. What becomes of it is said aloud. */
export function LiveQuotaBanner({ quota: made, words, locale }: Props) {
  const quota = usePresent(made);
  const state = stateOf(quota);
  const text = quota && state !== 'fine' ? sizes(words[state], quota, locale) : '';
  const before = useRef(state);
  useEffect(() => {
    if (state !== before.current && text !== '') announce(text);
    before.current = state;
  }, [state, text]);
  if (text === '') return null;
  return (
    <Banner tone="warn" className="mb-2">
      {text}
    </Banner>
  );
}

function usePresent(made: QuotaView | null): QuotaView | null {
  const { quota } = useLiveFolders();
  const present = quota === undefined ? made : quota;
  return present && present.limitBytes > 0 ? present : null;
}

function stateOf(quota: QuotaView | null): 'fine' | 'high' | 'full' {
  if (!quota || quota.usedBytes < quota.limitBytes * HIGH) return 'fine';
  return quota.usedBytes >= quota.limitBytes ? 'full' : 'high';
}

const sizes = (words: string, { usedBytes, limitBytes }: QuotaView, locale: string): string =>
  fillWords(words, { used: formatSize(locale, usedBytes), limit: formatSize(locale, limitBytes) });
