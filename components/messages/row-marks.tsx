import type { MessageRow } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ANSWERED, FLAGGED, FORWARDED, PINNED, hasFlag } from '#lib/mail/flags.ts';
import { Icon, type IconName } from '#components/ui/index.ts';

/** Pinned, answered, forwarded, with files, an invitation, encrypted, starred: small pictures with their words. */
export function RowMarks({ texts, row }: { readonly texts: Texts; readonly row: MessageRow }) {
  const marks: readonly { icon: IconName; label: string; filled?: boolean; className?: string }[] = [
    ...(hasFlag(row.flags, PINNED)
      ? [{ icon: 'pin' as const, label: texts.t('messages.pinned'), filled: true, className: 'text-accent' }]
      : []),
    ...(hasFlag(row.flags, ANSWERED) ? [{ icon: 'reply' as const, label: texts.t('messages.answered') }] : []),
    ...(hasFlag(row.flags, FORWARDED) ? [{ icon: 'forward' as const, label: texts.t('messages.forwarded') }] : []),
    ...(row.hasAttachments ? [{ icon: 'attach' as const, label: texts.t('messages.attachments') }] : []),
    ...(row.isInvitation ? [{ icon: 'calendar' as const, label: texts.t('messages.invitation') }] : []),
    ...(row.isEncrypted ? [{ icon: 'lock' as const, label: texts.t('messages.encrypted') }] : []),
    ...(hasFlag(row.flags, FLAGGED)
      ? [{ icon: 'star' as const, label: texts.t('messages.flagged'), filled: true, className: 'text-star' }]
      : []),
  ];
  return marks.map(({ icon, label, filled = false, className = '' }) => (
    <span key={icon} title={label} className={className}>
      <Icon name={icon} filled={filled} className="size-4" />
      <span className="sr-only">{label} </span>
    </span>
  ));
}
