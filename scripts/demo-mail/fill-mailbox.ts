import type { TestUser } from '#e2e/mailserver/index.ts';

import type { DemoMessage } from './demo-mailbox.ts';

/** Puts messages where they belong, in their order; mailboxes that are not there are made. */
export async function fillMailbox(user: TestUser, messages: readonly DemoMessage[]): Promise<void> {
  const socket = await user.imap();
  const present = new Set(await socket.mailboxes());
  for (const { mailbox, source, flags, date } of messages) {
    if (!present.has(mailbox)) await socket.createMailbox(mailbox);
    present.add(mailbox);
    await socket.append(mailbox, Buffer.from(source), [...flags], date);
  }
  await socket.logout();
}
