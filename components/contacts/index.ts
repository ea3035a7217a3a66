/**
 * The address book: groups and the list by letters with its search, one card to read, and its form; importing, finding duplicates and merging.
 * Renders what it is given; asks no service.
 */
export { fieldsOfCard, fieldsOfForm } from './contact-fields.ts';
export { ConflictNote } from './conflict-note.tsx';
export { ContactForm } from './contact-form.tsx';
export { ContactList } from './contact-list.tsx';
export { DirectoryList } from './directory-list.tsx';
export { ContactSheet } from './contact-sheet.tsx';
export { DuplicateList } from './duplicate-list.tsx';
export { ImportForm } from './import-form.tsx';
export { ImportOutcome } from './import-outcome.tsx';
export { ImportPreviewForm } from './import-preview-form.tsx';
export { MergeForm } from './merge-form.tsx';
export { readDone } from './undo-banner.tsx';
