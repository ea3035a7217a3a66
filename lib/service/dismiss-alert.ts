import type { dismissAlert as endpoint, InputOf, OutputOf } from '#lib/contract/index.ts';
import * as events from '#lib/events/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';

/** The person has read these words of the mail server. */
export function dismissAlert(
  { account }: AccountAccess,
  { id }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  events.dismissAlert(account, id);
  return Promise.resolve({});
}
