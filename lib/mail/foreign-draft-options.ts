import type { MessageOption } from './message-options.ts';

/**
 * What the writer of a draft of another program wished for the message, read from what such programs put into its header:
 * Disposition-Notification-To, X-Priority, Importance, and Thunderbird's X-Mozilla-Draft-Info (`receipt=1; DSN=1`).
 *
 * @param field the first value of a field; `''` when there is none. Hostile.
 */
export function foreignDraftOptions(field: (name: string) => string): MessageOption[] {
  const info = field('x-mozilla-draft-info').toLowerCase();
  const has = (name: string): boolean => new RegExp(`(?:^|;)\\s*${name}=[1-9]`).test(info);
  const [priority = ''] = /^\s*[1-5]/.exec(field('x-priority')) ?? [];
  const importance = field('importance').trim().toLowerCase();
  const isHigh = importance === 'high' || ['1', '2'].includes(priority.trim());
  const isLow = importance === 'low' || ['4', '5'].includes(priority.trim());
  return [
    ...(has('receipt') || field('disposition-notification-to') !== '' ? (['receipt'] as const) : []),
    ...(has('dsn') ? (['delivery'] as const) : []),
    ...(isHigh ? (['high'] as const) : isLow ? (['low'] as const) : []),
  ];
}
