import type { MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { FormHead } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** Where the form leads afterwards. */
  readonly back: string;
  /** Of the mailbox. */
  readonly path: string;
  readonly message: MessageView;
  readonly title: string;
}

/** The beginning of a form that is about one message: which one, for the server and for the reader. */
export function MessageFormHead({ texts: { t }, token, back, path, message, title }: Props) {
  return (
    <>
      <FormHead token={token} return={back} />
      <input type="hidden" name="mailbox" value={encodeMailboxKey(path)} />
      <input type="hidden" name="message" value={encodeMessageKey(message)} />
      <h1 className="text-page font-strong">{title}</h1>
      <p>
        <bdi className="font-strong">{message.subject || t('common.noSubject')}</bdi>
        <br />
        <bdi className="text-muted">{displayName(message.from[0]) || t('common.noSender')}</bdi>
      </p>
    </>
  );
}
