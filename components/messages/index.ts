/**
 * The parts of a folder's list: head, bar of actions, headings, rows, pages, and what stands there instead of rows. Each is the
 * same on both sides and shows what it is given; components/workspace puts them together and makes them live.
 */
export { dateGroups } from './date-groups.ts';
export { EmptyList } from './empty-list.tsx';
export { ListFailure } from './list-failure.tsx';
export { showsRecipients } from './list-view.ts';
export { LabelColorField } from './label-color-field.tsx';
export { labelName } from './label-name.ts';
export { RowDate } from './row-date.tsx';
export { RowLabels } from './row-labels.tsx';
export { RowMarks } from './row-marks.tsx';
export { rowPeople } from './row-people.ts';
export { RowWho } from './row-who.tsx';
export { ListHead } from './list-head.tsx';
export { ListPager } from './list-pager.tsx';
export type { ListView } from './list-view.ts';
export { MarkedText } from './marked-text.tsx';
export { MessageRow, rowHref, type RowView } from './message-row.tsx';
export { MessageTableHead } from './message-table-head.tsx';
export { offeredActions } from './offered-actions.ts';
export { SelectionBar } from './selection-bar.tsx';
export { TakeAwayButtons } from './take-away-buttons.tsx';
