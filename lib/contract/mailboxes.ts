import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Flagged, Line, MailboxPath, Nothing, ReturnPath } from './fields.ts';
import { MailboxList } from './views.ts';

export const listMailboxes = endpoint({ method: 'GET', path: API.listMailboxes, input: Nothing, output: MailboxList });

export const createMailbox = endpoint({
  method: 'POST',
  path: '/api/mailboxes/create',
  input: z.object({ name: Line(255), parent: z.union([z.literal(''), MailboxPath]).default(''), return: ReturnPath }),
  output: z.object({ mailbox: z.string() }),
});

export const renameMailbox = endpoint({
  method: 'POST',
  path: '/api/mailboxes/rename',
  input: z.object({
    mailbox: MailboxPath,
    name: Line(255),
    /** Key of the new parent; `''` is the top; missing keeps the parent. */
    parent: z.union([z.literal(''), MailboxPath]).optional(),
    return: ReturnPath,
  }),
  output: z.object({ mailbox: z.string() }),
});

/** Deletes a mailbox with everything in it. `confirm` must repeat its name: there is no undo. */
export const deleteMailbox = endpoint({
  method: 'POST',
  path: '/api/mailboxes/delete',
  input: z.object({ mailbox: MailboxPath, confirm: Line(1000), return: ReturnPath }),
  output: Nothing,
});

export const subscribeMailbox = endpoint({
  method: 'POST',
  path: '/api/mailboxes/subscribe',
  input: z.object({ mailbox: MailboxPath, subscribed: Flagged, return: ReturnPath }),
  output: Nothing,
});

/** Deletes for good every message the person was shown to be there; Trash and Junk only. */
export const emptyMailbox = endpoint({
  method: 'POST',
  path: '/api/mailboxes/empty',
  input: z.object({ mailbox: MailboxPath, confirm: Flagged, return: ReturnPath }),
  output: z.object({ deleted: z.number() }),
});
