import {
  compose,
  composePage,
  outboxPage,
  type ComposeView,
  type SubmissionView,
  type decideSubmission,
} from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { decodeMessageKey } from '#lib/mail/message-ref.ts';
import { composerFields, parkForm } from '#lib/service/index.ts';
import type { HandleOptions } from './handle.ts';

const GONE = new Set(['sent', 'filed']);
const STOPPED = new Set(['refused', 'deferred', 'unknown', 'waiting']);
/** Every page offers Undo for what leaves within a minute; what is planned for later stands in the outbox. */
const canUndo = ({ leavesIn }: SubmissionView): boolean => leavesIn !== null && leavesIn <= 60_000;

/**
 * Where the composer's plain form goes: back to itself, filled, while the message is being written; to the outbox while its fate is
 * open; to where the person came from once it is sent.
 */
export const afterCompose: HandleOptions<typeof compose> = {
  files: true,
  async leadsTo({ outcome, submission, composer }, input, session) {
    if (submission) return canUndo(submission) || GONE.has(submission.state) ? undefined : outboxPage(submission.id);
    if (!composer) return undefined;
    if (outcome === 'theirs') return draftPage(composer);
    const fields = { ...composerFields(composer), ...(input.return === undefined ? {} : { return: input.return }) };
    return composePage({ form: await parkForm(session, { path: compose.path, fields }) });
  },
  note({ outcome, submission }) {
    if (outcome === 'saved') return 'noteDraftSaved';
    if (outcome === 'kept') return 'noteTemplateKept';
    if (outcome === 'discarded') return 'noteDiscarded';
    if (!submission || canUndo(submission)) return undefined;
    return GONE.has(submission.state) ? 'noteSent' : submission.sendAt === null ? undefined : 'noteScheduled';
  },
};

/** "Edit" opens the composer again; every other decision shows the page it was made on. */
export const afterDecision: HandleOptions<typeof decideSubmission> = {
  leadsTo: ({ form }) => (form === null ? undefined : composePage({ form })),
  note({ form, submission }) {
    if (form !== null) return 'noteReopened';
    if (submission.state === 'discarded') return 'noteDiscarded';
    if (submission.sendAt !== null) return 'noteScheduled';
    if (GONE.has(submission.state)) return 'noteSent';
    return STOPPED.has(submission.state) ? undefined : 'noteDecided'; // the page says what it met; "Done" above that would be a lie
  },
};

/** The stored draft that a composer points at. */
function draftPage({ draftMailbox, draftMessage }: ComposeView): string {
  const message = decodeMessageKey(draftMessage);
  return composePage({ mode: 'draft', mailbox: decodeMailboxKey(draftMailbox) ?? '', ...(message ? { message } : {}) });
}
