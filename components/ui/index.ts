/**
 * Buttons, fields, banners, menus and icons: how Tupai looks, and nothing about mail. Knows no URL, fetches nothing, holds no
 * text of its own; whoever uses a part hands in what it says. Everything renders on the server and works without scripts.
 */
export { AcornMark } from './acorn-mark.tsx';
export { announce } from './announce.ts';
export { Announcer } from './announcer.tsx';
export { Banner, type BannerProps } from './banner.tsx';
export { Button } from './button.tsx';
export { buttonClass } from './button-class.ts';
export { ButtonLink } from './button-link.tsx';
export { CheckField } from './check-field.tsx';
export { ChipLink } from './chip-link.tsx';
export { EmptyState } from './empty-state.tsx';
export { Face } from './face.tsx';
export { FormHead } from './form-head.tsx';
export { Icon } from './icon.tsx';
export type { IconName } from './icon-paths.ts';
export { LiveConfirm } from './live-confirm.tsx';
export { LiveDialog } from './live-dialog.tsx';
export { LiveFinder, type Found } from './live-finder.tsx';
export { LiveFocus } from './live-focus.tsx';
export { LivePasswordField } from './live-password-field.tsx';
export { LivePopupMenu, type MenuItem } from './live-popup-menu.tsx';
export { LiveToasts } from './live-toasts.tsx';
export { Logo } from './logo.tsx';
export { Menu } from './menu.tsx';
export { SelectField, type SelectOption } from './select-field.tsx';
export { tabIcon } from './tab-icon.ts';
export { TextAreaField } from './text-area-field.tsx';
export { TextField } from './text-field.tsx';
export { useHydrated } from './use-hydrated.ts';
