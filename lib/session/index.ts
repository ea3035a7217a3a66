/**
 * Who is signed in. Owns the vault (cookie, row and server key together open the mailbox password, and nothing less does), the
 * session's life, the password that one job may use later, the throttle, the token before sign-in, the options of next-auth, and what a request tells about where it came
 * from. Never hands a password out: it is lent to one callback. Speaks to no mail server: whoever calls createSession has asked it.
 */
export { actorFor } from './actors.ts';
export { lendForBook, sealForBook } from './book-credentials.ts';
export { authOptions, type Verify } from './auth-options.ts';
export { clientAddress } from './client-address.ts';
export { createSession } from './create-session.ts';
export { currentSession } from './current-session.ts';
export {
  endAllSessions,
  endOtherSessions,
  endSession,
  endSessionById,
  listSessions,
  sweepSessions,
} from './end-sessions.ts';
export { actorOfJob, eraseForJobs, keepForJob, mayRunUnattended } from './job-credentials.ts';
export { draftCopyKey } from './draft-copy-key.ts';
export { pageHeaders } from './page-headers.ts';
export { issuePreSignIn, verifyPreSignIn } from './pre-sign-in.ts';
export { publicUrlOf } from './public-url.ts';
export { REQUEST_HEADERS } from './request-headers.ts';
export { deriveKey, serverKeys } from './server-keys.ts';
export type { Session } from './session.ts';
export { verifyFormToken } from './session.ts';
export { hasSessionCookie } from './session-cookie.ts';
export { stampPeers } from './stamp-peer.ts';
export { throttleSignIn } from './throttle-sign-in.ts';
