'use client';

import { useLiveCounts } from './live-mail.tsx';

interface Props {
  /** Key of the folder. */
  readonly mailbox: string;
  readonly label: string;
  readonly unseen: number;
  readonly productName: string;
  readonly locale: string;
}

/** The title of a folder's page: how much is unread in it, as it is now. */
export function LiveTitle({ mailbox, label, unseen, productName, locale }: Props) {
  const shown = useLiveCounts(mailbox)?.unseen ?? unseen;
  const count = shown > 0 ? ` (${new Intl.NumberFormat(locale).format(shown)})` : '';
  return <title>{`${label}${count} – ${productName}`}</title>;
}
