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
import { Button, ButtonLink, ChipLink, FormHead, Menu } from '#components/ui/index.ts';
import { CardLines } from './card-lines.tsx';
import { ContactFace } from './contact-face.tsx';
import { LiveContactKeys } from './live-contact-keys.tsx';
import { ExportLinks } from './export-links.tsx';
import { UndoBanner } from './undo-banner.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly contact: ContactPageView;
  /** The change that merged others into it just now; `''` for none. */
  readonly merged: string;
}

/** One card to read, with what can be done about its person. */
export function ContactSheet({ texts, token, contact, merged }: Props) {
  const { id, name, addresses, favourite, card, others, groups } = contact;
  const label = name || addresses[0] || card.organization || texts.t('contacts.unnamed');
  const write = (address: string) => composePage({ to: formatAddress({ name, address }) });
  return (
    <div className="sheet grid p-4 max-pane:pb-20 pane:p-6">
      <div className="mx-auto grid w-full max-w-2xl grid-cols-1 content-start gap-5">
        <LiveContactKeys offers={['back', 'editContact', 'delete', ...(merged ? (['undo'] as const) : [])]} />
        {merged && (
          <UndoBanner
            texts={texts}
            token={token}
            done={{ did: 'merge', change: merged, count: 1 }}
            return={contactsPage()}
          />
        )}
        <p className="text-meta">
          <a href={contactsPage()} data-command="back">
            {texts.t('contacts.back')}
          </a>
        </p>
        <header className="flex items-center gap-3">
          <ContactFace id={id} name={label} seed={addresses[0] ?? label} photo={contact.photo} className="face-large" />
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
          <ButtonLink href={contactPage(id, { edit: '1' })} data-command="editContact">
            {texts.t('contacts.edit')}
          </ButtonLink>
          <form method="post" action={favourContact.href}>
            <FormHead token={token} return={contactPage(id)} />
            <input type="hidden" name="id" value={id} />
            <Button icon="star" tone="quiet" name="favourite" value={favourite ? '0' : '1'}>
              {texts.t(favourite ? 'contacts.unfavour' : 'contacts.favour')}
            </Button>
          </form>
          <Menu label={texts.t('contacts.export')} icon="download">
            <ExportLinks texts={texts} id={id} />
          </Menu>
          <form method="post" action={deleteContact.href} className="ms-auto">
            <FormHead token={token} return={contactPage(id)} />
            <input type="hidden" name="id" value={id} />
            <Button icon="trash" tone="quiet" className="text-danger" data-command="delete">
              {texts.t('contacts.delete')}
            </Button>
          </form>
        </div>
        {groups.length > 0 && (
          <p className="flex flex-wrap items-center gap-2">
            <span className="text-muted">{texts.t('contacts.inGroups')}</span>
            {groups.map((group) => (
              <ChipLink key={group.id} href={contactsPage({ group: group.id })}>
                {group.name}
              </ChipLink>
            ))}
          </p>
        )}
        <CardLines texts={texts} card={card} write={write} />
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

/** All mail from and to somebody, by the first ten addresses. */
function mailWith(addresses: readonly string[]): string {
  const [first = '', ...more] = addresses.slice(0, 10).map((one) => `"${one.replaceAll('"', '')}"`);
  return more.length === 0 ? `with:${first}` : `with:(${[first, ...more].join(' OR ')})`;
}
