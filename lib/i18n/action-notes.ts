/** What a screen says after something was done to messages: texts of `common`, all of which take a `count`. */
export const ACTION_NOTES = {
  read: 'noteRead',
  unread: 'noteUnread',
  flag: 'noteFlagged',
  unflag: 'noteUnflagged',
  pin: 'notePinned',
  unpin: 'noteUnpinned',
  delete: 'noteDeleted',
  forever: 'noteDeletedForever',
  move: 'noteMoved',
  copy: 'noteCopied',
  archive: 'noteArchived',
  junk: 'noteJunk',
  'not-junk': 'noteNotJunk',
  snooze: 'noteSnoozed',
  wake: 'noteWoken',
  label: 'noteSaved',
} as const;
