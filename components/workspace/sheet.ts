import type { Target } from './target.ts';

/** A menu or dialog that asks what is to be done to messages. `activity` is about none. */
export interface Sheet {
  readonly kind: 'menu' | 'move' | 'copy' | 'label' | 'snooze' | 'snooze-at' | 'activity';
  readonly target: Target;
  /** Where menus open, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
}

/** Below an element, where its menu opens. */
export function below(element: Element | null | undefined): Sheet['at'] {
  const box = element?.getBoundingClientRect();
  const backwards = document.documentElement.dir === 'rtl';
  return box ? { x: backwards ? box.right : box.left, y: box.bottom } : { x: 8, y: 8 };
}
