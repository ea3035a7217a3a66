/** Menus and dialogs of the mail screen that ask what is to be done; loaded when the first of them opens. */
export { ActivityList } from './activity-list.tsx';
export { FolderPicker } from './folder-picker.tsx';
export { LabelPicker } from './label-picker.tsx';
export { RowMenu } from './row-menu.tsx';
export { SnoozeDialog } from './snooze-dialog.tsx';
export { SnoozeMenu } from './snooze-menu.tsx';
