import { createContext, use, useSyncExternalStore } from 'react';
import { ToastStore, type ShownToast } from './toast-store.ts';

/** The notes of the page; the frame of a signed-in screen puts its own in. */
export const ToastContext = createContext(new ToastStore());

/** The store of the page's notes: `show` one, `dismiss` it. */
export const useToastStore = (): ToastStore => use(ToastContext);

/** The notes that are on the screen. */
export function useToasts(): readonly ShownToast[] {
  const store = useToastStore();
  return useSyncExternalStore(store.subscribe, store.shown, store.shown);
}
