import type { MessageAction } from '#lib/contract/index.ts';
import type { Note, NoteKey } from './notes.ts';

const NOTE_OF: Readonly<Record<MessageAction, NoteKey>> = {
  read: 'noteRead',
  unread: 'noteUnread',
  flag: 'noteFlagged',
  unflag: 'noteUnflagged',
  delete: 'noteDeleted',
  move: 'noteMoved',
  copy: 'noteCopied',
  archive: 'noteArchived',
  junk: 'noteJunk',
  'not-junk': 'noteNotJunk',
};

/** What the page says after a button of the list or the reader. */
export const actionNote = ({
  action,
  count,
  forever,
}: {
  action: MessageAction;
  count: number;
  forever: boolean;
}): Note => [forever ? 'noteDeletedForever' : NOTE_OF[action], count];
