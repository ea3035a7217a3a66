import type { MessageView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { sameAddress } from '#lib/mail/address.ts';
import { ANSWERED, FLAGGED, FORWARDED, hasFlag } from '#lib/mail/flags.ts';
import { Icon } from '#components/ui/index.ts';
import { AddressLine } from './address-line.tsx';

interface Props {
  readonly texts: Texts;
  readonly message: MessageView;
}

/** To whom a message went, who else had a hand in it, when, how big it is, and what was done with it. */
export function MessageFacts({ texts, message }: Props) {
  const when = message.date || message.received;
  const flags = [
    { flag: FLAGGED, icon: 'star', label: texts.t('reader.starred') },
    { flag: ANSWERED, icon: 'reply', label: texts.t('reader.answered') },
    { flag: FORWARDED, icon: 'forward', label: texts.t('reader.forwarded') },
  ] as const;
  const besides = (people: MessageView['from']): MessageView['from'] =>
    people.filter(({ address }) => !message.from.some((one) => sameAddress(one.address, address)));
  const unlisted = message.recipients - message.to.length - message.cc.length - message.bcc.length;
  return (
    <div className="grid gap-0.5 text-snippet">
      <AddressLine texts={texts} label={texts.t('reader.from')} people={message.from.slice(1)} />
      <AddressLine texts={texts} label={texts.t('reader.to')} people={message.to} />
      <AddressLine texts={texts} label={texts.t('reader.cc')} people={message.cc} />
      <AddressLine texts={texts} label={texts.t('reader.bcc')} people={message.bcc} />
      {unlisted > 0 && <p className="text-muted">{texts.t('reader.unlisted', { count: unlisted })}</p>}
      <AddressLine texts={texts} label={texts.t('reader.replyTo')} people={besides(message.replyTo)} />
      <AddressLine texts={texts} label={texts.t('reader.sender')} people={besides(message.sender)} />
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
  );
}
