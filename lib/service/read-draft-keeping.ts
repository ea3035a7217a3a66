import { TIMES } from '#lib/config.ts';
import type { OutputOf, readDraftKeeping as endpoint } from '#lib/contract/index.ts';
import { draftCopyKey, type Session } from '#lib/session/index.ts';
import { undoesMoves } from './undoes-moves.ts';

/**
 * How a page that writes a message keeps it. Without UIDPLUS every save leaves the one before on the disk, so there the server has it only
 * when the page is left, and the browser keeps it until then.
 */
export async function readDraftKeeping(session: Session): Promise<OutputOf<typeof endpoint>> {
  return {
    ...draftCopyKey(session.account),
    every: TIMES.draftSave,
    soon: TIMES.draftSaveSoon,
    onCloseOnly: !(await undoesMoves(session)),
  };
}
