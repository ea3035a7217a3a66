import type { ReactNode } from 'react';
import { apiHref } from '#lib/contract/index.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { FormHead } from '#components/ui/index.ts';
import type { CardsView } from './cards-view.ts';

interface Props {
  readonly view: CardsView;
  readonly to: Parameters<typeof apiHref>[0];
  readonly label: string;
  readonly children: ReactNode;
}

/** A form that answers something the message asks. */
export function CardForm({ view, to, label, children }: Props) {
  const { token, here, mailbox, message } = view;
  return (
    <form method="post" action={apiHref(to)} aria-label={label} className="flex flex-wrap items-end gap-2 print:hidden">
      <FormHead token={token} return={here} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <input type="hidden" name="message" value={encodeMessageKey(message)} />
      {children}
    </form>
  );
}
