/**
 * Writing and its fate: the composer with everything scripts add to it, and the outbox. The plain form is complete by itself;
 * the `live-` parts post the same fields to the same address. Renders what it is given; asks the server only by the contract.
 */
export { composerWords } from './composer-words.ts';
export { LiveRichArea } from './live-rich-area.tsx';
export { Composer } from './composer.tsx';
export { ComposerUnavailable } from './composer-unavailable.tsx';
export { Submission } from './submission.tsx';
export { SubmissionList } from './submission-list.tsx';
