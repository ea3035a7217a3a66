import { useLayoutEffect } from 'react';
import { useWorkspace } from './workspace-context.ts';

/**
 * Another message begins at its top. One that was opened by the keyboard gets it at its heading; when the reader goes while it
 * has the keyboard, the list takes it back.
 *
 * @param message which one
 * @param shown its heading is there
 */
export function useReaderFocus(message: string, shown: boolean): void {
  const { core } = useWorkspace();
  useLayoutEffect(() => {
    if (!shown) return;
    const heading = document.getElementById('message');
    heading?.closest('.pane-reader')?.scrollTo({ top: 0 });
    if (!core.going.toHeading) return;
    core.going.toHeading = false;
    heading?.focus({ preventScroll: true });
  }, [core, message, shown]);
  useLayoutEffect(
    () => () => {
      if (document.activeElement?.closest('.pane-reader'))
        document.querySelector('.list-table')?.setAttribute('data-held', 'true');
    },
    [],
  );
}
