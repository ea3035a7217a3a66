import { useQuery } from '@tanstack/react-query';
import type { MailPlace, MessageView } from '#lib/contract/index.ts';
import { askMessage, messageKey } from './mail-queries.ts';
import { useWorkspace } from './workspace-context.ts';

/** The title of the page while a message is open: its subject. */
export function MessageTitle({ place, message }: { place: MailPlace; message: NonNullable<MailPlace['message']> }) {
  const { seed, texts } = useWorkspace();
  const key = messageKey(place.mailbox, message);
  const { data, error } = useQuery<MessageView>({ queryKey: key, queryFn: ({ signal }) => askMessage(key, signal) });
  const failed = error !== null || (seed.message && !seed.message.ok && place === seed.place);
  const subject = data
    ? data.subject || texts.t('common.noSubject')
    : texts.t(failed ? 'reader.failedTitle' : 'workspace.loading');
  return <title>{`${subject} – ${seed.productName}`}</title>;
}
