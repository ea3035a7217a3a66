/**
 * The address book: the list by letters with its search, one card to read and change, and the question before one is deleted.
 * Renders what it is given; asks no service.
 */
export { ContactForm } from './contact-form.tsx';
export { ContactList } from './contact-list.tsx';
export { DeleteContactForm } from './delete-contact-form.tsx';
