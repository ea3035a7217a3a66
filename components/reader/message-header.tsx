import type { MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { displayName } from '#lib/mail/address.ts';
import { Face, Icon } from '#components/ui/index.ts';
import { MessageFacts } from './message-facts.tsx';
import { senderPage } from './sender-page.ts';

interface Props {
  readonly texts: Texts;
  readonly message: MessageView;
  /** The print view offers nothing to press. */
  readonly links?: boolean;
}

/** Who wrote to whom and when. The sender's address stands beside every name, for names can be anything. */
export function MessageHeader({ texts, message, links = true }: Props) {
  const from = message.from[0];
  const page = links && !message.cards.trust.known ? senderPage(message) : undefined;
  return (
    <header className="message-header" tabIndex={-1} data-head>
      <div className="flex items-start gap-3">
        <Face name={displayName(from)} seed={from?.address ?? ''} className="face-large" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2">
            <strong className="text-body font-strong">
              <bdi>{displayName(from) || texts.t('common.noSender')}</bdi>
            </strong>{' '}
            {from?.name && from.address && <bdi className="text-muted">{`<${from.address}>`}</bdi>}{' '}
            {page && (
              <a
                href={page}
                className="inline-flex min-h-6 items-center gap-1 text-snippet print:hidden"
                title={texts.t('reader.addContact', { name: displayName(from) })}
              >
                <Icon name="contact-add" className="size-4" />
                {texts.t('reader.addContactShort')}
              </a>
            )}
          </p>
          <MessageFacts texts={texts} message={message} />
        </div>
      </div>
    </header>
  );
}
