import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Nothing } from './fields.ts';
import { Moved, Selection } from './messages.ts';

/** Moves messages to the folder of snoozed ones until a time comes; then they are moved back as they are. */
export const snoozeMessages = endpoint({
  method: 'POST',
  path: API.snoozeMessages,
  input: Selection.extend({
    /** ISO 8601 with its zone; within five years. */
    until: z.iso.datetime({ offset: true }),
  }),
  /** `unattended`: whether they wake although nobody is signed in then; else at the next sign-in. */
  output: Moved.extend({ unattended: z.boolean() }),
});

/** Brings snoozed messages back now. */
export const wakeMessages = endpoint({
  method: 'POST',
  path: API.wakeMessages,
  input: Selection,
  output: z.object({ count: z.number() }),
});

export const SnoozeView = z.object({
  /** Mailbox key of where it sleeps. */
  mailbox: z.string(),
  uidValidity: z.number(),
  uid: z.number(),
  /** Mailbox key of where it goes back to. */
  source: z.string(),
  /** ISO 8601. */
  wakeAt: z.string(),
  /** Code of why it did not wake at its time; `null` while all is well. */
  error: z.string().nullable(),
});
export type SnoozeView = z.infer<typeof SnoozeView>;

export const listSnoozes = endpoint({
  method: 'GET',
  path: API.listSnoozes,
  input: Nothing,
  output: z.object({ snoozes: z.array(SnoozeView) }),
});
