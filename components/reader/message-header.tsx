import { contactPage, type LabelView, type MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { displayName, sameAddress } from '#lib/mail/address.ts';
import { ANSWERED, FLAGGED, FORWARDED, hasFlag } from '#lib/mail/flags.ts';
import { RowLabels } from '#components/messages/index.ts';
import { Face, Icon } from '#components/ui/index.ts';
import { AddressLine } from './address-line.tsx';

interface Props {
  readonly texts: Texts;
  readonly message: MessageView;
  readonly labels?: readonly LabelView[];
  /** The print view offers nothing to press. */
  readonly links?: boolean;
}

/** Subject, who wrote to whom and when. The sender's address stands beside every name, for names can be anything. */
export function MessageHeader({ texts, message, labels = [], links = true }: Props) {
  const from = message.from[0];
  const when = message.date || message.received;
  const flags = [
    { flag: FLAGGED, icon: 'star', label: texts.t('reader.starred') },
    { flag: ANSWERED, icon: 'reply', label: texts.t('reader.answered') },
    { flag: FORWARDED, icon: 'forward', label: texts.t('reader.forwarded') },
  ] as const;
  const others = message.replyTo.filter(
    ({ address }) => !message.from.some((one) => sameAddress(one.address, address)),
  );
  const senders = message.sender.filter(
    ({ address }) => !message.from.some((one) => sameAddress(one.address, address)),
  );
  const unlisted = message.recipients - message.to.length - message.cc.length - message.bcc.length;
  return (
    <header className="message-header">
      <h1 id="message" tabIndex={-1} className="text-subject font-strong outline-none pane:text-page" dir="auto">
        {message.subject || texts.t('common.noSubject')}
      </h1>
      <div className="message-labels">
        <RowLabels texts={texts} labels={labels} flags={message.flags} />
      </div>
      <div className="flex items-start gap-3">
        <Face name={displayName(from)} seed={from?.address ?? ''} className="face-large" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2">
            <strong className="text-body font-strong">
              <bdi>{displayName(from) || texts.t('common.noSender')}</bdi>
            </strong>{' '}
            {from?.name && from.address && <bdi className="text-muted">{`<${from.address}>`}</bdi>}{' '}
            {links && from?.address && (
              <a
                href={contactPage('new', { name: from.name, address: from.address })}
                className="inline-flex min-h-6 items-center gap-1 text-snippet print:hidden"
                title={texts.t('reader.addContact', { name: displayName(from) })}
              >
                <Icon name="contact-add" className="size-4" />
                {texts.t('reader.addContactShort')}
              </a>
            )}
          </p>
          <div className="grid gap-0.5 text-snippet">
            <AddressLine texts={texts} label={texts.t('reader.from')} people={message.from.slice(1)} />
            <AddressLine texts={texts} label={texts.t('reader.to')} people={message.to} />
            <AddressLine texts={texts} label={texts.t('reader.cc')} people={message.cc} />
            <AddressLine texts={texts} label={texts.t('reader.bcc')} people={message.bcc} />
            {unlisted > 0 && <p className="text-muted">{texts.t('reader.unlisted', { count: unlisted })}</p>}
            <AddressLine texts={texts} label={texts.t('reader.replyTo')} people={others} />
            <AddressLine texts={texts} label={texts.t('reader.sender')} people={senders} />
            <p className="flex flex-wrap items-center gap-x-3 text-muted">
              <time
                dateTime={when}
                title={message.received && texts.t('reader.received', { date: texts.date(message.received, 'full') })}
              >
                {texts.date(when, 'full') || texts.t('reader.noDate')}
              </time>{' '}
              <span>{texts.size(message.size)}</span>{' '}
              {flags.map(
                ({ flag, icon, label }) =>
                  hasFlag(message.flags, flag) && (
                    <span key={flag} className={`flex items-center gap-1 ${icon === 'star' ? 'text-star' : ''}`}>
                      <Icon name={icon} filled={icon === 'star'} className="size-4" />
                      {label}{' '}
                    </span>
                  ),
              )}
            </p>
          </div>
        </div>
      </div>
    </header>
  );
}
