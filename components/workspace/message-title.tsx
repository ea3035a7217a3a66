import type { MailPlace } from '#lib/contract/index.ts';
import { useMessage } from './use-message.ts';
import { useWorkspace } from './workspace-context.ts';

/** The title of the page while a message is open: its subject. */
export function MessageTitle({ place, message }: { place: MailPlace; message: NonNullable<MailPlace['message']> }) {
  const { seed, texts } = useWorkspace();
  const { message: all, header, error } = useMessage(place.mailbox, message);
  const data = all ?? header;
  const failed = error !== null || (seed.message && !seed.message.ok && place === seed.place);
  const subject = data
    ? data.subject || texts.t('common.noSubject')
    : texts.t(failed ? 'reader.failedTitle' : 'workspace.loading');
  return <title>{`${subject} – ${seed.productName}`}</title>;
}
