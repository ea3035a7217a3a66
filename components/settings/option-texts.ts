import type { SettingsView } from '#lib/contract/index.ts';
import type { TextKey } from '#lib/i18n/index.ts';

type Texts<K extends keyof SettingsView> = Readonly<Record<SettingsView[K] & string, TextKey>>;

/** What each value of a setting is called on the screen, in the order in which they are offered. */
export const OPTION_TEXTS = {
  theme: {
    system: 'settings.themeSystem',
    light: 'settings.themeLight',
    dark: 'settings.themeDark',
    contrast: 'settings.themeContrast',
  } satisfies Texts<'theme'>,
  density: {
    comfortable: 'settings.densityComfortable',
    cozy: 'settings.densityCozy',
    compact: 'settings.densityCompact',
  } satisfies Texts<'density'>,
  readingPane: {
    right: 'settings.paneRight',
    below: 'settings.paneBelow',
    off: 'settings.paneOff',
  } satisfies Texts<'readingPane'>,
  afterRemoving: {
    next: 'settings.afterNext',
    previous: 'settings.afterPrevious',
    list: 'settings.afterList',
  } satisfies Texts<'afterRemoving'>,
  swipe: {
    archive: 'settings.swipeArchive',
    delete: 'settings.swipeDelete',
    read: 'settings.swipeRead',
    flag: 'settings.swipeFlag',
    move: 'settings.swipeMove',
    snooze: 'settings.swipeSnooze',
    junk: 'settings.swipeJunk',
    none: 'settings.swipeNone',
  } satisfies Texts<'swipeRight'>,
  shortcuts: {
    gmail: 'settings.profileGmail',
    fastmail: 'settings.profileFastmail',
    off: 'settings.profileOff',
  } satisfies Texts<'shortcuts'>,
} as const;
