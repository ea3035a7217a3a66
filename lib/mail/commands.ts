/** Whose keys a person is used to; `off`: none that are a letter or sign alone (WCAG 2.1.4). */
export const PROFILES = ['gmail', 'fastmail', 'off'] as const;
export type Profile = (typeof PROFILES)[number];

/** The parts of the overlay and of the settings, in their order. */
export const COMMAND_GROUPS = ['app', 'go', 'list', 'select', 'act', 'reader', 'view', 'compose'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something a person can do by key, button, menu or palette. What it does is registered by the screen that can do it now. */
export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** Key of its name in lib/i18n. */
  readonly text: `commands.${string}`;
  /** Key sequences by profile, as `lib/mail/key-binding.ts` writes them. */
  readonly keys: Readonly<Record<Profile, readonly string[]>>;
  /** Works while somebody types, too. */
  readonly inFields: boolean;
}

type Keys = Partial<Record<Profile, string>>;

/**
 * A command with its usual keys: alternatives stand between blanks-and-bars (`e | y`), strokes of a sequence between blanks
 * (`g i`). One text stands for all profiles; `off` keeps the keys that are no letter or sign alone.
 */
const defineCommand = <const I extends string, const T extends `commands.${string}`>(
  id: I,
  group: CommandGroup,
  text: T,
  keys: string | Keys = '',
  inFields = false,
) => {
  const of = (profile: Profile): readonly string[] => {
    const written = typeof keys === 'string' ? keys : (keys[profile] ?? keys.gmail ?? '');
    return written === '' ? [] : written.split(' | ');
  };
  return {
    id,
    group,
    text,
    keys: { gmail: of('gmail'), fastmail: of('fastmail'), off: of('off').filter((one) => !isCharacterKey(one)) },
    inFields,
  } satisfies Command;
};

/** A letter, digit or sign without Ctrl or Cmd, anywhere in the sequence: what speech input presses by accident. */
export const isCharacterKey = (sequence: string): boolean =>
  sequence.split(' ').some((stroke) => /^(?:Shift\+)?(?:.|Space)$/u.test(stroke));

/**
 * Every command of the screens, in the order in which they are shown and in which they are asked when several share a key
 * and more than one can be done: the first that can be done is.
 */
export const COMMANDS = [
  defineCommand('compose', 'app', 'commands.compose', 'c'),
  defineCommand('search', 'app', 'commands.search', '/'),
  defineCommand('palette', 'app', 'commands.palette', 'Mod+k', true),
  defineCommand('help', 'app', 'commands.help', '? | F1'),
  defineCommand('undo', 'app', 'commands.undo', 'z'),
  defineCommand('refresh', 'app', 'commands.refresh', 'Shift+r'),
  defineCommand('nextPane', 'app', 'commands.nextPane', 'F6', true),
  defineCommand('previousPane', 'app', 'commands.previousPane', 'Shift+F6', true),

  defineCommand('goInbox', 'go', 'commands.goInbox', 'g i'),
  defineCommand('goStarred', 'go', 'commands.goStarred', 'g s'),
  defineCommand('goDrafts', 'go', 'commands.goDrafts', 'g d'),
  defineCommand('goSent', 'go', 'commands.goSent', 'g t'),
  defineCommand('goArchive', 'go', 'commands.goArchive', 'g a'),
  defineCommand('goJunk', 'go', 'commands.goJunk', 'g j'),
  defineCommand('goTrash', 'go', 'commands.goTrash', 'g x'),
  defineCommand('goContacts', 'go', 'commands.goContacts', 'g c'),
  defineCommand('goOutbox', 'go', 'commands.goOutbox', 'g o'),
  defineCommand('goSettings', 'go', 'commands.goSettings', 'g ,'),
  defineCommand('goAppearance', 'go', 'commands.goAppearance'),
  defineCommand('goMailboxSettings', 'go', 'commands.goMailboxSettings'),
  defineCommand('goKeyboard', 'go', 'commands.goKeyboard'),
  defineCommand('goIdentities', 'go', 'commands.goIdentities'),
  defineCommand('goSessions', 'go', 'commands.goSessions'),
  defineCommand('goFolders', 'go', 'commands.goFolders'),
  defineCommand('goHelp', 'go', 'commands.goHelp'),
  defineCommand('goFolder', 'go', 'commands.goFolder', 'g l'),
  defineCommand('nextFolder', 'go', 'commands.nextFolder', 'Mod+Shift+ArrowDown'),
  defineCommand('previousFolder', 'go', 'commands.previousFolder', 'Mod+Shift+ArrowUp'),

  defineCommand('next', 'list', 'commands.next', 'j | ArrowDown'),
  defineCommand('previous', 'list', 'commands.previous', 'k | ArrowUp'),
  defineCommand('nextUnread', 'list', 'commands.nextUnread', 'Shift+j'),
  defineCommand('first', 'list', 'commands.first', 'Home'),
  defineCommand('last', 'list', 'commands.last', 'End'),
  defineCommand('open', 'list', 'commands.open', 'o | Enter'),
  defineCommand('clearSelection', 'select', 'commands.clearSelection', 'Escape'),
  defineCommand('back', 'list', 'commands.back', 'u | Escape'),

  defineCommand('select', 'select', 'commands.select', 'x | Space'),
  defineCommand('extendNext', 'select', 'commands.extendNext', 'Shift+ArrowDown'),
  defineCommand('extendPrevious', 'select', 'commands.extendPrevious', 'Shift+ArrowUp'),
  defineCommand('selectAll', 'select', 'commands.selectAll', '* a | Mod+a'),
  defineCommand('selectNone', 'select', 'commands.selectNone', '* n'),
  defineCommand('selectRead', 'select', 'commands.selectRead', '* r'),
  defineCommand('selectUnread', 'select', 'commands.selectUnread', '* u'),
  defineCommand('selectStarred', 'select', 'commands.selectStarred', '* s'),
  defineCommand('selectUnstarred', 'select', 'commands.selectUnstarred', '* t'),

  defineCommand('archive', 'act', 'commands.archive', { gmail: 'e | y', fastmail: 'y | e' }),
  defineCommand('delete', 'act', 'commands.delete', { gmail: '# | Delete', fastmail: 'd | # | Delete' }),
  defineCommand('deleteForever', 'act', 'commands.deleteForever', {
    gmail: 'Shift+Delete',
    fastmail: 'Shift+d | Shift+Delete',
  }),
  defineCommand('notJunk', 'act', 'commands.notJunk', '!'),
  defineCommand('junk', 'act', 'commands.junk', '!'),
  defineCommand('markRead', 'act', 'commands.markRead', 'Shift+i'),
  defineCommand('markUnread', 'act', 'commands.markUnread', 'Shift+u'),
  defineCommand('star', 'act', 'commands.star', 's'),
  defineCommand('pin', 'act', 'commands.pin', 'Shift+p'),
  defineCommand('label', 'act', 'commands.label', 'l'),
  defineCommand('move', 'act', 'commands.move', { gmail: 'v', fastmail: 'm | v' }),
  defineCommand('copy', 'act', 'commands.copy', 'Shift+v'),
  defineCommand('snooze', 'act', 'commands.snooze', 'b'),
  defineCommand('mute', 'act', 'commands.mute', { gmail: 'm', fastmail: 'Shift+m' }),

  defineCommand('newContact', 'act', 'commands.newContact', 'n'),
  defineCommand('editContact', 'act', 'commands.editContact', 'e'),

  defineCommand('reply', 'reader', 'commands.reply', 'r'),
  defineCommand('replyAll', 'reader', 'commands.replyAll', 'a'),
  defineCommand('forward', 'reader', 'commands.forward', 'f'),
  defineCommand('forwardAttached', 'reader', 'commands.forwardAttached', 'Shift+f'),
  defineCommand('nextInThread', 'reader', 'commands.nextInThread', 'n'),
  defineCommand('previousInThread', 'reader', 'commands.previousInThread', 'p'),
  defineCommand('expandAll', 'reader', 'commands.expandAll', ';'),
  defineCommand('collapseAll', 'reader', 'commands.collapseAll', ':'),
  defineCommand('headers', 'reader', 'commands.headers', 'Mod+i'),
  defineCommand('source', 'reader', 'commands.source', 'Shift+o'),
  defineCommand('print', 'reader', 'commands.print', 'Mod+p'),
  defineCommand('zoomIn', 'reader', 'commands.zoomIn', '+'),
  defineCommand('zoomOut', 'reader', 'commands.zoomOut', '-'),
  defineCommand('zoomReset', 'reader', 'commands.zoomReset', '0'),

  defineCommand('togglePanes', 'view', 'commands.togglePanes', '\\'),
  defineCommand('paneRight', 'view', 'commands.paneRight'),
  defineCommand('paneBelow', 'view', 'commands.paneBelow'),
  defineCommand('paneOff', 'view', 'commands.paneOff'),
  defineCommand('toggleConversations', 'view', 'commands.toggleConversations'),
  defineCommand('activity', 'view', 'commands.activity'),

  defineCommand('send', 'compose', 'commands.send', 'Mod+Enter', true),
  defineCommand('sendAndArchive', 'compose', 'commands.sendAndArchive', 'Mod+Shift+Enter', true),
  defineCommand('saveDraft', 'compose', 'commands.saveDraft', 'Mod+s', true),
  defineCommand('closeComposer', 'compose', 'commands.closeComposer', 'Escape', true),
  defineCommand('showCc', 'compose', 'commands.showCc', 'Mod+Shift+c', true),
  defineCommand('showBcc', 'compose', 'commands.showBcc', 'Mod+Shift+b', true),
  defineCommand('insertLink', 'compose', 'commands.insertLink', 'Mod+k', true),
] as const;

export type CommandId = (typeof COMMANDS)[number]['id'];
