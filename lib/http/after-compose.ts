import { compose, composePage, outboxPage, type SubmissionView, type decideSubmission } from '#lib/contract/index.ts';
import { composerFields, parkForm } from '#lib/service/index.ts';
import type { HandleOptions } from './handle.ts';

const GONE = new Set(['sent', 'filed']);
/** Every page offers Undo for what leaves within a minute; what is planned for later stands in the outbox. */
const canUndo = ({ leavesIn }: SubmissionView): boolean => leavesIn !== null && leavesIn <= 60_000;

/**
 * Where the composer's plain form goes: back to itself, filled, while the message is being written; to the outbox while its fate is
 * open; to where the person came from once it is sent.
 */
export const afterCompose: HandleOptions<typeof compose> = {
  files: true,
  async leadsTo({ submission, composer }, input, session) {
    if (submission) return canUndo(submission) || GONE.has(submission.state) ? undefined : outboxPage(submission.id);
    if (!composer) return undefined;
    const fields = { ...composerFields(composer), ...(input.return === undefined ? {} : { return: input.return }) };
    return composePage({ form: await parkForm(session, { path: compose.path, fields }) });
  },
  note({ outcome, submission }) {
    if (outcome === 'saved') return 'noteDraftSaved';
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
    return GONE.has(submission.state) ? 'noteSent' : 'noteDecided';
  },
};
