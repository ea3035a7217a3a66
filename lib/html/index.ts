/**
 * What HTML of a message may keep: the one policy, for the browser and for the worker that serves pages without scripts; and
 * the document it is shown in, and colours to read it in the dark. The cleaners take strings and give strings; nothing may touch
 * the result afterwards but to put it into a frame.
 */
export { choosePictures } from './choose-pictures.ts';
export {
  blend,
  darkLine,
  darkPaper,
  DARK_PAPER,
  PAPER,
  readableInk,
  readColour,
  writeColour,
  type Colour,
} from './adapt-colour.ts';
export { LETTER_CLASS } from './clean-selectors.ts';
export { OWN_DARK_CLASS } from './clean-sheet.ts';
export { FRAME_CSP, FRAME_SANDBOX, PAPER_CSP, PAPER_SANDBOX, frameDocument } from './frame-document.ts';
export { MAX_HTML_BYTES } from './policy.ts';
export { buildSanitiser, type CleanHtml, type CleanPieces, type Sanitiser } from './build-sanitiser.ts';
export { PieceStage } from './piece-stage.ts';
export type { Piece } from './prepare-body.ts';
