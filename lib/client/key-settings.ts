import { createContext, use, useSyncExternalStore } from 'react';
import type { KeySettings } from '#lib/mail/bound-keys.ts';

/** The keys of the person who is signed in, as the page's keyboard goes by them. */
export interface LiveKeySettings extends KeySettings {
  /** Cmd takes the place of Ctrl, and keys are written with Apple's signs. */
  readonly apple: boolean;
  /** Scripts run: keys do something. */
  readonly ready: boolean;
  /** Goes by other keys from now on; saving them is another matter. */
  readonly change: (settings: KeySettings) => void;
}

export const KeySettingsContext = createContext<LiveKeySettings>({
  shortcuts: 'off',
  bindings: {},
  apple: false,
  ready: false,
  change: () => undefined,
});

export const useKeySettings = (): LiveKeySettings => use(KeySettingsContext);

const never = (): (() => void) => () => undefined;
const platform = (): 'apple' | 'other' => (/Mac|iPhone|iPad/.test(navigator.platform) ? 'apple' : 'other');

/** Whose keyboard this is; `undefined` while the page is what the server made. */
export const usePlatform = (): 'apple' | 'other' | undefined =>
  useSyncExternalStore<'apple' | 'other' | undefined>(never, platform, () => undefined);
