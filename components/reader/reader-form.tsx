import type { ReactNode } from 'react';
import { apiHref } from '#lib/contract/index.ts';
import { FormHead } from '#components/ui/index.ts';
import type { ReaderView } from './reader-view.ts';

interface Props {
  readonly view: ReaderView;
  /** Where it leads: the list after a message went away, the message itself otherwise. */
  readonly back: string;
  readonly className?: string;
  /** Missing: the message of the page. */
  readonly uids?: readonly number[] | undefined;
  readonly children: ReactNode;
}

/** A form that acts on the message of the page, or on all of its conversation. */
export function ReaderForm({ view, back, className, uids = [view.message.uid], children }: Props) {
  return (
    <form
      method="post"
      action={apiHref('actOnMessages')}
      className={className}
      aria-label={view.texts.t('reader.actions')}
    >
      <FormHead token={view.token} return={back} />
      <input type="hidden" name="mailbox" value={view.mailbox.key} />
      <input type="hidden" name="uidValidity" value={view.message.uidValidity} />
      {uids.map((uid) => (
        <input key={uid} type="hidden" name="uid" value={uid} />
      ))}
      {children}
    </form>
  );
}
