import type { TextKey } from '#lib/i18n/index.ts';

/** Texts of the namespace `common` that a page may be told to show by `?note=`. */
export const NOTES = [
  'noteSignedInAgain',
  'noteRead',
  'noteUnread',
  'noteFlagged',
  'noteUnflagged',
  'notePinned',
  'noteUnpinned',
  'noteMoved',
  'noteCopied',
  'noteDeleted',
  'noteDeletedForever',
  'noteArchived',
  'noteJunk',
  'notePhishing',
  'noteReported',
  'noteNotJunk',
  'noteSnoozed',
  'noteWoken',
  'noteSaved',
  'noteContactAdded',
  'noteContactCompleted',
  'noteContactKnown',
  'noteBooksConnected',
  'noteBookSynced',
  'noteUndone',
  'noteSent',
  'noteDraftSaved',
  'noteTemplateKept',
  'noteDiscarded',
  'noteScheduled',
  'noteDecided',
  'noteTrying',
  'noteReopened',
  'noteFolderCreated',
  'noteFolderRenamed',
  'noteFolderDeleted',
  'noteEmptied',
  'noteCleared',
  'noteIdentityDeleted',
  'noteTemplateDeleted',
  'noteSessionsEnded',
  'noteSignedOut',
  'noteRedirected',
  'noteReceiptSent',
  'noteReceiptIgnored',
  'noteInvitationAnswered',
  'noteListLeft',
  'noteSignedOutWaiting',
] as const;

export type NoteKey = (typeof NOTES)[number];
/** With a number where the text counts. */
export type Note = NoteKey | readonly [NoteKey, number];

/** The text behind a note. */
export const noteText = (note: NoteKey): TextKey => `common.${note}`;

export const noteQuery = (note: Note | undefined): { note?: string; n?: number } =>
  note === undefined ? {} : typeof note === 'string' ? { note } : { note: note[0], n: note[1] };
