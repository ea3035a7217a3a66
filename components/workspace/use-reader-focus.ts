import { useLayoutEffect } from 'react';
import { useWorkspace } from './workspace-context.ts';
import type { WorkspaceCore } from './workspace-core.ts';

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
    if (takeWish(core)) heading?.focus({ preventScroll: true });
  }, [core, message, shown]);
  useLayoutEffect(
    () => () => {
      if (document.activeElement?.closest('.pane-reader'))
        document.querySelector('.list-table')?.setAttribute('data-held', 'true');
    },
    [],
  );
}

/** Whether the keyboard wants to go on in the message; it wants it once. */
function takeWish({ going }: WorkspaceCore): boolean {
  const { toHeading } = going;
  going.toHeading = false;
  return toHeading;
}
