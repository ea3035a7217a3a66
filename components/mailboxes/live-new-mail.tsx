'use client';

import { ButtonLink } from '#components/ui/index.ts';
import { useLiveCounts } from './live-mail.tsx';

interface Props {
  /** Key of the folder. */
  readonly mailbox: string;
  readonly uidValidity: number;
  /** Messages of this UID and above are new; 0 when nobody knows. */
  readonly uidNext: number;
  /** Address of the list as it is on the screen. */
  readonly href: string;
  readonly locale: string;
  readonly one: string;
  /** The number goes where the `#` is. */
  readonly many: string;
}

/** Says that mail arrived since the list was made, above the rows: they never move by themselves. */
export function LiveNewMail({ mailbox, uidValidity, uidNext, href, locale, one, many }: Props) {
  const live = useLiveCounts(mailbox);
  const known = live?.uidValidity === uidValidity && uidNext > 0;
  const count = known ? Math.min(live.messages, live.uidNext - uidNext) : 0;
  return (
    <div aria-live="polite" className="relative z-10 h-0">
      {count > 0 && (
        <div className="pointer-events-none absolute inset-x-0 top-1 flex justify-center">
          <ButtonLink href={href} tone="primary" icon="refresh" className="pointer-events-auto">
            {count === 1 ? one : many.replace('#', new Intl.NumberFormat(locale).format(count))}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}
