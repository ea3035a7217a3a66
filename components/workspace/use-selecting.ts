import { useLayoutEffect } from 'react';

/** Tells the style sheet that rows are ticked: a bar of actions stands in place of other things, also outside of the list. */
export function useSelecting(on: boolean): void {
  useLayoutEffect(() => {
    const around = document.querySelectorAll('.shell, .pane-list > .list');
    for (const one of around) one.toggleAttribute('data-selecting', on);
    return () => {
      for (const one of around) one.removeAttribute('data-selecting');
    };
  }, [on]);
}
