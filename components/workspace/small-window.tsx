import { useQuery } from '@tanstack/react-query';
import type { MessageView } from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { Icon } from '#components/ui/index.ts';
import type { ComposeWindow } from './compose-windows.ts';
import { messageQuery } from './mail-queries.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly window: Pick<ComposeWindow, 'start' | 'opened'>;
  readonly onOpen: () => void;
}

/** A message being written that is not on the screen yet: its title. What a draft is called, its envelope knows. */
export function SmallWindow({ window: own, onOpen }: Props) {
  const { texts } = useWorkspace();
  const known = own.opened?.view.subject.trim();
  const draft = draftOf(own.start);
  const { data } = useQuery<MessageView>({
    ...messageQuery(draft?.mailbox ?? '', draft?.message ?? { uidValidity: 0, uid: 0 }, { preferHtml: false }),
    enabled: draft !== undefined && known === undefined,
  });
  return (
    <button type="button" className="composer-small" onClick={onOpen}>
      <Icon name="compose" />
      <bdi className="truncate">{known || data?.subject.trim() || texts.t('mailboxes.compose')}</bdi>
      <Icon name="chevron-up" className="ms-auto" />
    </button>
  );
}

/** The stored draft that an address of the compose page opens. */
function draftOf(start: string) {
  const { searchParams } = new URL(start, window.location.href);
  const mailbox = decodeMailboxKey(searchParams.get('mailbox') ?? '');
  const message = decodeMessageKey(searchParams.get('message') ?? '');
  return searchParams.get('mode') === 'draft' && mailbox !== undefined && message ? { mailbox, message } : undefined;
}
