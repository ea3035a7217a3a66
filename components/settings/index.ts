/**
 * The settings: how Tupai looks and behaves for one person, who their messages come from, and where they are signed in.
 * Renders what it is given; asks no service.
 */
export { AppearanceForm } from './appearance-form.tsx';
export { BookForms } from './book-forms.tsx';
export { DeleteIdentityForm } from './delete-identity-form.tsx';
export { FoldersForm } from './folders-form.tsx';
export { IdentityForm } from './identity-form.tsx';
export { IdentityList } from './identity-list.tsx';
export { KeyboardForm } from './keyboard-form.tsx';
export { ImageRulesForm } from './image-rules-form.tsx';
export { LabelForms } from './label-forms.tsx';
export { MailboxForm } from './mailbox-form.tsx';
export { SessionList } from './session-list.tsx';
export { formattedEditor } from './formatted-editor.ts';
export { SettingsForm } from './settings-form.tsx';
export { SettingsFrame } from './settings-frame.tsx';
export { TemplateForm } from './template-form.tsx';
export { TemplateList } from './template-list.tsx';
