import { useEffect } from 'react';
import { messagePage, type MailPlace, type MailboxView } from '#lib/contract/index.ts';
import { useLiveValue } from '#lib/client/index.ts';
import { loadReader } from './load-reader.ts';
import { useMessage } from './use-message.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly place: MailPlace & { readonly message: NonNullable<MailPlace['message']> };
  readonly mailbox: MailboxView;
  readonly mailboxes: readonly MailboxView[];
}

/** The open message, as soon as what shows messages is here; until then its subject. */
export function ReaderHost(props: Props) {
  const { core } = useWorkspace();
  const reader = useLiveValue(core.reader, (now) => now);
  return reader ? <reader.Pane {...props} /> : <ReaderComing place={props.place} />;
}

function ReaderComing({ place }: Pick<Props, 'place'>) {
  const { core, texts } = useWorkspace();
  const { message, header } = useMessage(place.mailbox, place.message);
  const known = message ?? header;
  const address = messagePage(place.mailbox, place.message, { view: place.view, list: place.list });
  useEffect(() => {
    loadReader(core).catch(() => window.location.assign(address)); // a new build took its place: the server has a page for it
  }, [core, address]);
  return (
    <article className="sheet reader reader-waiting" aria-busy="true">
      {known && (
        <h2 className="text-subject font-strong pane:text-page" dir="auto">
          {known.subject || texts.t('common.noSubject')}
        </h2>
      )}
    </article>
  );
}
