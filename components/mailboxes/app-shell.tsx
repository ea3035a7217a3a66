import type { ReactNode } from 'react';
import {
  apiHref,
  basePath,
  type AlertView,
  type MailboxList,
  type ServerEvent,
  type SubmissionView,
} from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import type { KeySettings } from '#lib/mail/bound-keys.ts';
import { waitsForSmtp } from '#lib/mail/waits-for-smtp.ts';
import { commandPlaces, LiveCommands } from '#components/commands/index.ts';
import {
  LiveConnection,
  LiveDraftOffer,
  LiveHeld,
  LiveOutbox,
  LiveWork,
  connectionWords,
} from '#components/connection/index.ts';
import { Announcer, Banner } from '#components/ui/index.ts';
import { LiveAlerts } from './live-alerts.tsx';
import { LiveBadge } from './live-badge.tsx';
import { LiveMail } from './live-mail.tsx';
import { LivePage } from './live-page.tsx';
import { MailboxRail } from './mailbox-rail.tsx';
import { Notice } from './notice.tsx';
import { LiveQuotaBanner } from './live-quota.tsx';
import { quotaWords } from './quota-words.ts';
import type { ShellSearch } from './search-form.tsx';
import { ShellHeader } from './shell-header.tsx';

/** What the frame needs of a signed-in page (lib/http `Page` fits). */
export interface ShellPage {
  readonly texts: Texts;
  readonly productName: string;
  readonly insecure: boolean;
  readonly token: string;
  /** Where the account's events stood before the screen was read. */
  readonly cursor: string;
  readonly session: { readonly user: string };
  /** Whose keys the person uses, and which ones are their own. */
  readonly settings: KeySettings;
}

/** What a plain form left behind (lib/http `PageNotice` fits). */
export interface ShellNotice {
  readonly error?: { readonly text: string; readonly detail?: string; readonly reference?: string };
  readonly note?: string;
}

interface Props {
  readonly page: ShellPage;
  /** `null` when the folders cannot be listed: the rail says so and the rest still works. */
  readonly mailboxes: MailboxList | null;
  /** Words of the mail server that the person is to read. */
  readonly alerts: readonly AlertView[];
  /** Which of the main places this is; it is marked in the navigation. */
  readonly section: 'mail' | 'compose' | 'contacts' | 'outbox' | 'settings' | 'help';
  /** Path of the folder on the screen. */
  readonly current?: string | undefined;
  /** What stands in the search form; without it the form searches the inbox. */
  readonly search?: ShellSearch | undefined;
  readonly notice?: ShellNotice | undefined;
  /** Id of what people come for, where the screen begins with its tools. */
  readonly skipTo?: string | undefined;
  /** The screen is list and message in panes of their own; which of the two is what one sees where there is room for one. */
  readonly panes?: 'list' | 'message' | undefined;
  /** Hears what happens in the account while the page is open; only where the screen is a script. */
  readonly hear?: ((event: ServerEvent) => void) | undefined;
  /** Asks for the folders, where the page keeps them itself, too. */
  readonly askMailboxes?: (() => Promise<MailboxList>) | undefined;
  /** Messages on their way out. */
  readonly outbox: readonly SubmissionView[];
  /** The screen itself, with its one h1. */
  readonly children: ReactNode;
}

/**
 * The frame of every signed-in screen: header with search and places, the screen, the folders. The screen comes before the
 * folders in the source, so that text browsers and keyboards reach it first. Pages use app/shell.tsx, which loads the folders.
 */
export function AppShell({
  page,
  mailboxes,
  alerts,
  section,
  current,
  search,
  notice,
  skipTo = 'content',
  panes,
  hear,
  askMailboxes,
  outbox,
  children,
}: Props) {
  const { texts } = page;
  const live = { href: apiHref('watchEvents'), mailboxesHref: apiHref('listMailboxes'), account: page.session.user };
  const { shortcuts, bindings } = page.settings;
  const words = connectionWords(texts);
  const inbox = mailboxes?.mailboxes.find(({ specialUse }) => specialUse === 'inbox');
  return (
    <LiveMail
      {...live}
      cursor={page.cursor}
      known={mailboxes}
      words={{
        noSender: texts.t('common.noSender'),
        noSubject: texts.t('common.noSubject'),
        many: texts.t('mailboxes.newMailMany', { count: '{count}' }),
        arrived: texts.t('mailboxes.newMail'),
      }}
      hear={hear}
      askMailboxes={askMailboxes}
    >
      <LiveCommands
        settings={{ shortcuts, bindings }}
        places={commandPlaces(mailboxes?.mailboxes ?? [])}
        locale={texts.locale}
        account={page.session.user}
        words={{
          toasts: texts.t('common.toasts'),
          dismiss: texts.t('common.dismiss'),
          details: texts.t('common.details'),
        }}
      >
        <div className="shell" data-panes={panes}>
          <a className="skip-link" href={`#${skipTo}`}>
            {texts.t('common.skipToContent')}
          </a>{' '}
          <a className="skip-link" href="#folders">
            {texts.t('mailboxes.skipToFolders')}
          </a>{' '}
          <ShellHeader page={page} mailboxes={mailboxes?.mailboxes ?? []} section={section} search={search} />
          <main id="content" tabIndex={-1} className="shell-main">
            {page.insecure && (
              <Banner tone="warn" className="mb-2">
                {texts.t('mailboxes.insecure')}
              </Banner>
            )}
            <LiveConnection words={words} user={page.session.user} mailDown={mailboxes === null} />
            <LiveOutbox words={words} token={page.token} waiting={outbox.filter(waitsForSmtp).length} />
            <LiveHeld words={words} token={page.token} outbox={outbox} />
            <LiveDraftOffer words={words} token={page.token} />
            <LiveAlerts
              alerts={alerts}
              token={page.token}
              words={{ from: texts.t('connection.fromServer'), dismiss: texts.t('common.dismiss') }}
            />
            <LiveQuotaBanner quota={mailboxes?.quota ?? null} words={quotaWords(texts)} locale={texts.locale} />
            <Notice texts={texts} notice={notice} />
            {children}
          </main>
          <MailboxRail texts={texts} list={mailboxes} current={current} token={page.token} />
          <Announcer />
          <LiveWork words={words} />
          {inbox && <LiveBadge mailbox={inbox.key} unseen={inbox.unseen} />}
          <LivePage cookiePath={basePath || '/'} />
        </div>
      </LiveCommands>
    </LiveMail>
  );
}
