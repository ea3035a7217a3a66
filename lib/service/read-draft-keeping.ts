import { TIMES } from '#lib/config.ts';
import type { OutputOf, readDraftKeeping as endpoint } from '#lib/contract/index.ts';
import { isAppError } from '#lib/errors.ts';
import { tellsNewUids } from '#lib/imap/index.ts';
import { draftCopyKey, type Session } from '#lib/session/index.ts';

/**
 * How a page that writes a message keeps it. Without UIDPLUS every save leaves the one before on the disk, so there the server has it only
 * when the page is left, and the browser keeps it until then.
 */
export async function readDraftKeeping(session: Session): Promise<OutputOf<typeof endpoint>> {
  return {
    ...draftCopyKey(session.account),
    every: TIMES.draftSave,
    soon: TIMES.draftSaveSoon,
    onCloseOnly: !(await replacesCleanly(session)),
  };
}

async function replacesCleanly(session: Session): Promise<boolean> {
  try {
    return await tellsNewUids(session);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return true; // the mail server is away: each save tells what it met
  }
}
