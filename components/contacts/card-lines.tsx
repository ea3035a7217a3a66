import type { ReactNode } from 'react';
import type { Texts } from '#lib/i18n/index.ts';
import type { ContactCard } from '#lib/mail/contact-card.ts';
import { kindWords } from './kind-words.ts';

interface Props {
  readonly texts: Texts;
  readonly card: ContactCard;
  /** Where an address leads; it is text without. */
  readonly write?: (address: string) => string;
}

/** What a card says, field by field; fields that say nothing are left out. */
export function CardLines({ texts, card, write }: Props) {
  const kinds = (kind: string | undefined): string => kindWords(texts, kind ?? '');
  return (
    <dl className="grid gap-4">
      <Lines title={texts.t('contacts.emails')}>
        {card.emails.map(({ type, value }) => (
          <Line key={value} kind={kinds(type)}>
            {write ? <a href={write(value)}>{value}</a> : value}
          </Line>
        ))}
      </Lines>
      <Lines title={texts.t('contacts.phones')}>
        {card.phones.map(({ type, value }) => (
          <Line key={value} kind={kinds(type)}>
            <a href={`tel:${value.replace(/[^\d+*#,;]/g, '')}`}>{value}</a>
          </Line>
        ))}
      </Lines>
      <Lines title={texts.t('contacts.postal')}>
        {card.postal.map(({ type, street, city, region, code, country }) => (
          <Line key={`${street} ${city} ${code}`} kind={kinds(type)}>
            {[street, [code, city].filter(Boolean).join(' '), region, country].filter(Boolean).join('\n')}
          </Line>
        ))}
      </Lines>
      <Lines title={texts.t('contacts.websites')}>
        {card.websites.map(({ type, value }) => (
          <Line key={value} kind={kinds(type)}>
            {/^https?:\/\//i.test(value) ? (
              <a href={value} target="_blank" rel="noopener noreferrer">
                {value}
              </a>
            ) : (
              value
            )}
          </Line>
        ))}
      </Lines>
      <Lines title={texts.t('contacts.birthday')}>{card.birthday && <Line>{sayDay(texts, card.birthday)}</Line>}</Lines>
      {card.custom.map(({ label: title, value }, at) => (
        <Lines key={`${String(at)} ${title}`} title={title || texts.t('contacts.custom')}>
          <Line>{value}</Line>
        </Lines>
      ))}
      <Lines title={texts.t('contacts.note')}>{card.note && <Line>{card.note}</Line>}</Lines>
    </dl>
  );
}

function Lines({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const some = Array.isArray(children) ? children.length > 0 : Boolean(children);
  if (!some) return null;
  return (
    <div className="grid gap-1 border-t border-line pt-3 pane:grid-cols-[11rem_1fr]">
      <dt className="text-muted">
        <bdi>{title}</bdi>
      </dt>
      <dd className="grid gap-1">{children}</dd>
    </div>
  );
}

function Line({ kind = '', children }: { readonly kind?: string; readonly children: ReactNode }) {
  return (
    <p className="whitespace-pre-line wrap-anywhere">
      <bdi>{children}</bdi>
      {kind && (
        <span className="text-muted">
          {' · '}
          <bdi>{kind}</bdi>
        </span>
      )}
    </p>
  );
}

/** A day in the person's words; other text as it stands. */
function sayDay(texts: Texts, value: string): string {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year === undefined) return value;
  const date = new Date(Date.UTC(year === '-' ? 2000 : Number(year), Number(month) - 1, Number(day)));
  const format = new Intl.DateTimeFormat(texts.dates, {
    day: 'numeric',
    month: 'long',
    ...(year === '-' ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(date);
}
