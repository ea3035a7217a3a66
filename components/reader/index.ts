/**
 * One message on the screen: its header, its body as text or in its frame, its attachments, what can be done with it, and
 * the pages beside it (source, headers, print). Everything a message says is shown as text; HTML only in the frame.
 */
export { chooseBody } from './choose-body.ts';
export { MEMBER_ROLE } from './conversation.tsx';
export { ConversationLine } from './conversation-line.tsx';
export { EnclosedView } from './enclosed-view.tsx';
export { MessageProblem } from './message-problem.tsx';
export { MemberReader } from './member-reader.tsx';
export { MessageReader, type ReaderView } from './message-reader.tsx';
export { PrintView } from './print-view.tsx';
export { RedirectForm } from './redirect-form.tsx';
export { ReportForm } from './report-form.tsx';
export { SourceView } from './source-view.tsx';
