import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Flagged, Id, Lines, MailboxPath, MessageKey, ReturnPath } from './fields.ts';
import { Moved } from './messages.ts';
import { SubmissionView } from './submission-view.ts';

/**
 * Reports a message as phishing: it goes to Junk with the marks that other programs know (`$Phishing`, `$Junk`). A copy goes to whom the administrator
 * named (`TUPAI_ABUSE_ADDRESS`) only when the person says so.
 */
export const reportPhishing = endpoint({
  method: 'POST',
  path: API.reportPhishing,
  input: z.object({ mailbox: MailboxPath, message: MessageKey, copy: Flagged, return: ReturnPath }),
  output: Moved.extend({ copied: z.boolean() }),
});

/** Passes a message on as it is, with only a note of who did so in front (RFC 5322 §3.6.6). */
export const redirectMessage = endpoint({
  method: 'POST',
  path: API.redirectMessage,
  input: z.object({
    /** Of the form: the same one sends once, however often it is pressed. */
    id: Id,
    mailbox: MailboxPath,
    message: MessageKey,
    identity: z.union([z.literal(''), Id]).default(''),
    to: Lines(20_000).default(''),
    keepCopy: Flagged,
    return: ReturnPath,
  }),
  output: SubmissionView,
});
