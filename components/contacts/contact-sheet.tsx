import type { ReactNode } from 'react';
import {
  composePage,
  contactPage,
  contactsPage,
  deleteContact,
  favourContact,
  searchPage,
  type ContactPageView,
} from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { formatAddress } from '#lib/mail/format-address.ts';
import { Button, ButtonLink, Face, FormHead } from '#components/ui/index.ts';
import { kindWords } from './kind-words.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly contact: ContactPageView;
}

/** One card to read, with what can be done about its person. */
export function ContactSheet({ texts, token, contact }: Props) {
  const { id, name, addresses, favourite, card, others } = contact;
  const label = name || addresses[0] || card.organization || texts.t('contacts.unnamed');
  const kinds = (kind: string | undefined): string => kindWords(texts, kind ?? '');
  const write = (address: string) => composePage({ to: formatAddress({ name, address }) });
  return (
    <div className="sheet grid p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid w-full max-w-2xl grid-cols-1 content-start gap-5">
        <p className="text-meta">
          <a href={contactsPage()}>{texts.t('contacts.back')}</a>
        </p>
        <header className="flex items-center gap-3">
          <Face name={label} seed={addresses[0] ?? label} />
          <div className="min-w-0">
            <h1 className="text-page font-strong wrap-anywhere" dir="auto">
              {label}
            </h1>
            <p className="text-muted wrap-anywhere" dir="auto">
              {[card.nickname, card.title, name || addresses[0] ? card.organization : ''].filter(Boolean).join(' · ')}
            </p>
          </div>
        </header>
        <div className="flex flex-wrap gap-2">
          {addresses[0] && (
            <>
              <ButtonLink href={write(addresses[0])} icon="compose" tone="primary">
                {texts.t('contacts.write')}
              </ButtonLink>
              <ButtonLink href={searchPage({ q: mailWith(addresses), scope: 'all' })} icon="search">
                {texts.t('contacts.mailWith')}
              </ButtonLink>
            </>
          )}
          <ButtonLink href={contactPage(id, { edit: '1' })}>{texts.t('contacts.edit')}</ButtonLink>
          <form method="post" action={favourContact.href}>
            <FormHead token={token} return={contactPage(id)} />
            <input type="hidden" name="id" value={id} />
            <Button icon="star" tone="quiet" name="favourite" value={favourite ? '0' : '1'}>
              {texts.t(favourite ? 'contacts.unfavour' : 'contacts.favour')}
            </Button>
          </form>
          <form method="post" action={deleteContact.href} className="ms-auto">
            <FormHead token={token} return={contactPage(id)} />
            <input type="hidden" name="id" value={id} />
            <Button icon="trash" tone="quiet" className="text-danger">
              {texts.t('contacts.delete')}
            </Button>
          </form>
        </div>
        <dl className="grid gap-4">
          <Lines title={texts.t('contacts.emails')}>
            {card.emails.map(({ type, value }) => (
              <Line key={value} kind={kinds(type)}>
                <a href={write(value)}>{value}</a>
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
          <Lines title={texts.t('contacts.birthday')}>
            {card.birthday && <Line>{sayDay(texts, card.birthday)}</Line>}
          </Lines>
          {card.custom.map(({ label: title, value }, at) => (
            <Lines key={`${String(at)} ${title}`} title={title || texts.t('contacts.custom')}>
              <Line>{value}</Line>
            </Lines>
          ))}
          <Lines title={texts.t('contacts.note')}>{card.note && <Line>{card.note}</Line>}</Lines>
        </dl>
        {others.length > 0 && (
          <details>
            <summary className="text-muted">{texts.t('contacts.others')}</summary>
            <p className="py-2 text-snippet text-muted">{texts.t('contacts.othersHint')}</p>
            <ul className="grid gap-1 text-snippet wrap-anywhere">
              {others.map(({ name: property, value }, at) => (
                <li key={`${String(at)} ${property}`}>
                  <bdi className="font-medium">{property}</bdi> <bdi>{value}</bdi>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
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

/** All mail from and to somebody, by the first ten addresses. */
function mailWith(addresses: readonly string[]): string {
  const [first = '', ...more] = addresses.slice(0, 10).map((one) => `"${one.replaceAll('"', '')}"`);
  return more.length === 0 ? `with:${first}` : `with:(${[first, ...more].join(' OR ')})`;
}

/** A day in the person's words; other text as it stands. */
function sayDay(texts: Texts, value: string): string {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year === undefined) return value;
  const date = new Date(Date.UTC(year === '-' ? 2000 : Number(year), Number(month) - 1, Number(day)));
  const format = new Intl.DateTimeFormat(texts.locale, {
    day: 'numeric',
    month: 'long',
    ...(year === '-' ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(date);
}
