/**
 * The message list of a folder: rows, sorting, filters, pages, and the form that acts on what is ticked. Renders what it is
 * given; works as one plain form, scripts only make ticking quicker.
 */
export { ListFailure } from './list-failure.tsx';
export { showsRecipients } from './list-view.ts';
export { RowMarks } from './row-marks.tsx';
export { rowPeople } from './row-people.ts';
export { MessageList, type ListView } from './message-list.tsx';
