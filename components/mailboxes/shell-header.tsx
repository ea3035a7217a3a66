import {
  apiHref,
  composePage,
  contactsPage,
  helpPage,
  listPage,
  outboxPage,
  settingsPage,
  type MailboxView,
} from '#lib/contract/index.ts';
import { Button, ButtonLink, FormHead, Icon, Logo, type IconName } from '#components/ui/index.ts';
import type { ShellPage } from './app-shell.tsx';
import { SearchForm, type ShellSearch } from './search-form.tsx';

type Section = 'mail' | 'compose' | 'contacts' | 'outbox' | 'settings' | 'help';

interface Place {
  readonly section: Section | 'search';
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
}

/** Places that are in the bar of phones only, and those that phones have in the menu of the account. */
const ON_PHONES = new Set<Place['section']>(['search']);
const IN_MENU = new Set<Place['section']>(['outbox', 'help']);

interface Props {
  readonly page: ShellPage;
  readonly mailboxes: readonly MailboxView[];
  readonly section: Section;
  readonly search?: ShellSearch | undefined;
}

/** Name, search, the main places and the way out. On phones the places are the bar at the bottom. */
export function ShellHeader({ page, mailboxes, section, search = { path: 'INBOX', q: '' } }: Props) {
  const { texts, session } = page;
  const places: readonly Place[] = [
    { section: 'compose', href: composePage(), icon: 'compose', label: texts.t('mailboxes.compose') },
    { section: 'mail', href: listPage('INBOX'), icon: 'mail', label: texts.t('mailboxes.mail') },
    { section: 'search', href: '#search', icon: 'search', label: texts.t('mailboxes.search') },
    { section: 'contacts', href: contactsPage(), icon: 'contacts', label: texts.t('mailboxes.contacts') },
    { section: 'outbox', href: outboxPage(), icon: 'outbox', label: texts.t('mailboxes.outbox') },
    { section: 'settings', href: settingsPage(), icon: 'settings', label: texts.t('mailboxes.settings') },
    { section: 'help', href: helpPage(), icon: 'help', label: texts.t('mailboxes.help') },
  ];
  return (
    <header className="shell-header">
      <a href="#folders" className="shell-drawer-button" aria-label={texts.t('mailboxes.openFolders')}>
        <Icon name="menu" />
      </a>
      <a href={listPage('INBOX')} className="shell-brand">
        <Logo />
        <span className="truncate">{page.productName}</span>
      </a>
      <SearchForm texts={texts} account={session.user} mailboxes={mailboxes} search={search} />
      <a href="#search" className="shell-search-button" aria-label={texts.t('mailboxes.search')}>
        <Icon name="search" />
      </a>
      <nav aria-label={texts.t('mailboxes.places')} className="shell-places">
        <ul>
          {places.map((place) => (
            <li
              key={place.section}
              className={
                ON_PHONES.has(place.section)
                  ? 'pane:hidden'
                  : IN_MENU.has(place.section)
                    ? 'max-pane:hidden'
                    : undefined
              }
            >
              <a
                href={place.href}
                className={place.section === 'compose' ? 'shell-compose' : 'shell-place'}
                aria-current={place.section === section ? 'page' : undefined}
              >
                <Icon name={place.icon} />
                <span>{place.label}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <details name="menu" data-menu className="relative">
        <summary className="shell-avatar" aria-label={texts.t('mailboxes.account')} title={session.user}>
          <span aria-hidden="true" data-initials={Array.from(session.user)[0]} />
        </summary>
        <div className="menu-sheet" data-align="end">
          <p className="px-3 py-2 break-words text-muted" dir="auto">
            {texts.t('mailboxes.signedInAs', { user: session.user })}
          </p>
          {places
            .filter((place) => IN_MENU.has(place.section))
            .map((place) => (
              <ButtonLink key={place.section} href={place.href} tone="quiet" icon={place.icon} className="pane:hidden">
                {place.label}
              </ButtonLink>
            ))}
          <form method="post" action={apiHref('signOut')}>
            <FormHead token={page.token} />
            <Button tone="quiet" icon="sign-out" className="w-full">
              {texts.t('common.signOut')}
            </Button>
          </form>
        </div>
      </details>
    </header>
  );
}
