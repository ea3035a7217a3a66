/**
 * One message on the screen: its header, its body as text or in its frame, its attachments, what can be done with it, and
 * the pages beside it (source, headers, print). Everything a message says is shown as text; HTML only in the frame.
 */
export { chooseBody } from './choose-body.ts';
export { EnclosedView } from './enclosed-view.tsx';
export { MessageProblem } from './message-problem.tsx';
export { MessageReader } from './message-reader.tsx';
export { PrintView } from './print-view.tsx';
export { SourceView } from './source-view.tsx';
