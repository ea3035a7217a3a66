import type { ComposeView } from '#lib/contract/index.ts';
import type { Identity } from '#lib/store/index.ts';
import { newId } from './new-id.ts';

/** A composer with nothing in it yet but its id, its Message-ID, who writes, and who gets copies of all that this one writes. */
export const newComposer = (
  identity: (Pick<Identity, 'id' | 'address'> & Partial<Pick<Identity, 'cc' | 'bcc'>>) | undefined,
): ComposeView => ({
  id: newId(),
  messageId: newMessageId(identity?.address ?? ''),
  identity: identity?.id ?? '',
  to: '',
  cc: identity?.cc ?? '',
  bcc: identity?.bcc ?? '',
  subject: '',
  format: 'plain',
  body: '',
  html: '',
  quoted: '',
  uploads: [],
  inline: [],
  inReplyTo: '',
  references: '',
  originalMailbox: '',
  originalMessage: '',
  originalFlag: '',
  draftMailbox: '',
  draftMessage: '',
  keepCopy: true,
  options: [],
  sendAt: '',
});

/** Unique by its random left side (RFC 5322 §3.6.4); the right side is the writer's own domain. */
export function newMessageId(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return `<${newId()}@${/^[a-z0-9.-]+$/.test(domain) ? domain : 'tupai.invalid'}>`;
}
