/**
 * The edge between HTTP and the services: host, origin, session, body limits, answers as JSON, 303 or problem+json, parked
 * forms, and the log. The only place where an error becomes HTTP. Routes are three lines over {@link handle}, {@link stream},
 * {@link pushEvents}, {@link streamLines}, {@link publicHandle} or {@link frame}; screens begin with {@link openPage}.
 */
export { handle } from './handle.ts';
export { publicHandle } from './public-handle.ts';
export { stream } from './stream.ts';
export { pushEvents } from './push-events.ts';
export { streamLines } from './stream-lines.ts';
export { frame } from './frame.ts';
export { answerHealth } from './answer-health.ts';
export { nowhere } from './nowhere.ts';
export { actionNote } from './action-note.ts';
export { afterCompose, afterDecision } from './after-compose.ts';
export { afterRedirect } from './after-redirect.ts';
export { afterContact } from './after-contact.ts';
export { openPage, leaveAfterOutage, openPublicPage, type Page } from './open-page.ts';
export { afterContacts } from './after-contacts.ts';
export { pageNotice, type PageNotice } from './page-notice.ts';
export { pageFault } from './page-fault.ts';
export { logger } from './logger.ts';
export { answerDirectly } from './answer-directly.ts';
export { restoreHeaders } from './lasting-headers.ts';
