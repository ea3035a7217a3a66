import { z } from 'zod';
import { LABEL_COLORS } from '#lib/mail/labels.ts';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Flagged, Line, MailboxPath, Nothing, ReturnPath, Switch, Uid } from './fields.ts';
import { MailboxList } from './views.ts';

export const listMailboxes = endpoint({ method: 'GET', path: API.listMailboxes, input: Nothing, output: MailboxList });

export const createMailbox = endpoint({
  method: 'POST',
  path: API.createMailbox,
  input: z.object({ name: Line(255), parent: z.union([z.literal(''), MailboxPath]).default(''), return: ReturnPath }),
  output: z.object({ mailbox: z.string() }),
});

export const renameMailbox = endpoint({
  method: 'POST',
  path: API.renameMailbox,
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
  path: API.deleteMailbox,
  input: z.object({ mailbox: MailboxPath, confirm: Line(1000), return: ReturnPath }),
  output: Nothing,
});

export const subscribeMailbox = endpoint({
  method: 'POST',
  path: API.subscribeMailbox,
  input: z.object({ mailbox: MailboxPath, subscribed: Flagged, return: ReturnPath }),
  output: Nothing,
});

/** Deletes for good every message the person was shown to be there; Trash and Junk only. */
export const emptyMailbox = endpoint({
  method: 'POST',
  path: API.emptyMailbox,
  input: z.object({ mailbox: MailboxPath, confirm: Flagged, return: ReturnPath }),
  output: z.object({ deleted: z.number() }),
});

/** Puts every message that is there now into Trash; what lies in Trash or Junk is emptied instead. */
export const clearMailbox = endpoint({
  method: 'POST',
  path: API.clearMailbox,
  input: z.object({ mailbox: MailboxPath, confirm: Flagged, return: ReturnPath }),
  output: z.object({ moved: z.number() }),
});

/** Marks every message that is there now as read. */
export const readMailbox = endpoint({
  method: 'POST',
  path: API.readMailbox,
  input: z.object({ mailbox: MailboxPath, return: ReturnPath }),
  output: z.object({ read: z.number() }),
});

/** How a folder looks in the person's list; what is not sent stays as it is. */
export const markMailbox = endpoint({
  method: 'POST',
  path: API.markMailbox,
  input: z.object({
    mailbox: MailboxPath,
    favourite: Switch,
    /** The desktop shows new mail of it. */
    notify: Switch,
    color: z.enum([...LABEL_COLORS, 'none']).optional(),
    return: ReturnPath,
  }),
  output: Nothing,
});

const ChosenMailbox = z.union([z.literal(''), MailboxPath]).optional();

/** Which folder is Sent, Drafts and so on; `''` leaves it to the server's marks and names, what is not sent stays. */
export const chooseMailboxes = endpoint({
  method: 'POST',
  path: API.chooseMailboxes,
  input: z.object({
    drafts: ChosenMailbox,
    sent: ChosenMailbox,
    archive: ChosenMailbox,
    junk: ChosenMailbox,
    trash: ChosenMailbox,
    return: ReturnPath,
  }),
  output: Nothing,
});

/** What the messages of each folder take. */
export const listSizes = endpoint({
  method: 'GET',
  path: API.listSizes,
  input: Nothing,
  output: z.object({
    /** In octets by mailbox key; `null`: the server does not tell them, ask `sumSizes` folder by folder. */
    sizes: z.record(z.string(), z.number()).nullable(),
  }),
});

/** What one folder takes, summed over its messages for about a second; `next` says where the rest begins. */
export const sumSizes = endpoint({
  method: 'GET',
  path: API.sumSizes,
  input: z.object({ mailbox: MailboxPath, from: Uid.default(1) }),
  output: z.object({
    bytes: z.number(),
    counted: z.number(),
    /** How many there are from `from` on. */
    total: z.number(),
    next: z.number().nullable(),
  }),
});
