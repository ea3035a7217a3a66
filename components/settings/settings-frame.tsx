import type { ReactNode } from 'react';
import { settingsPage, type SettingsSection } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Icon, type IconName } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly section: 'general' | SettingsSection;
  readonly children: ReactNode;
}

/** The parts of the settings and the one that is open; the parts stand beside it, on phones in one line above it, which begins with that one. */
export function SettingsFrame({ texts, section, children }: Props) {
  const parts: readonly { section: Props['section']; href: string; icon: IconName; label: string }[] = [
    { section: 'general', href: settingsPage(), icon: 'settings', label: texts.t('settings.general') },
    {
      section: 'appearance',
      href: settingsPage('appearance'),
      icon: 'star',
      label: texts.t('settings.appearance'),
    },
    { section: 'mailbox', href: settingsPage('mailbox'), icon: 'inbox', label: texts.t('settings.mailbox') },
    { section: 'labels', href: settingsPage('labels'), icon: 'tag', label: texts.t('settings.labels') },
    { section: 'images', href: settingsPage('images'), icon: 'image', label: texts.t('settings.images') },
    { section: 'folders', href: settingsPage('folders'), icon: 'folder', label: texts.t('settings.folders') },
    { section: 'keyboard', href: settingsPage('keyboard'), icon: 'menu', label: texts.t('settings.keyboard') },
    {
      section: 'identities',
      href: settingsPage('identities'),
      icon: 'contacts',
      label: texts.t('settings.identities'),
    },
    { section: 'templates', href: settingsPage('templates'), icon: 'drafts', label: texts.t('settings.templates') },
    { section: 'books', href: settingsPage('books'), icon: 'contact-add', label: texts.t('settings.books') },
    { section: 'sessions', href: settingsPage('sessions'), icon: 'lock', label: texts.t('settings.sessions') },
  ];
  return (
    <div className="sheet grid grid-cols-1 gap-x-10 gap-y-6 p-4 max-pane:pb-20 pane:p-6 wide:grid-cols-[14rem_minmax(0,48rem)]">
      <nav aria-label={texts.t('settings.sections')}>
        <ul className="flex gap-1 max-pane:-mx-4 max-pane:overflow-x-auto max-pane:p-1 max-pane:px-4 pane:flex-wrap wide:grid">
          {parts.map((part) => (
            <li key={part.section} className={`flex-none ${part.section === section ? 'max-pane:order-first' : ''}`}>
              <a
                href={part.href}
                aria-current={part.section === section ? 'page' : undefined}
                className="flex min-h-9 items-center gap-2 rounded-button px-3 text-ink no-underline hover:bg-sunken hover:no-underline aria-[current]:bg-selected aria-[current]:font-medium pointer-coarse:min-h-11"
              >
                <Icon name={part.icon} className="text-muted" />
                {part.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
