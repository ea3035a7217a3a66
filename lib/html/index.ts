/**
 * What HTML of a message may keep: the one policy, for the browser and for the worker that serves pages without scripts; and
 * the document it is shown in. Takes strings and gives strings; nothing may touch the result afterwards but to put it into a frame.
 */
export { choosePictures } from './choose-pictures.ts';
export { FRAME_CSP, FRAME_SANDBOX, frameDocument } from './frame-document.ts';
export { MAX_HTML_BYTES } from './policy.ts';
export { sanitiseHtml } from './sanitise-html.ts';
export type { CleanHtml } from './build-sanitiser.ts';
