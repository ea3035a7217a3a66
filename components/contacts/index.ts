/**
 * The address book: the list by letters with its search, one card to read, and its form. Renders what it is given; asks no service.
 */
export { fieldsOfCard, fieldsOfForm } from './contact-fields.ts';
export { ConflictNote } from './conflict-note.tsx';
export { ContactForm } from './contact-form.tsx';
export { ContactList } from './contact-list.tsx';
export { ContactSheet } from './contact-sheet.tsx';
