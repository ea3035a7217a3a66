import { MESSAGE_ID, messageIds } from './message-ids.ts';

const LONGEST = 986;

/**
 * The threading headers of an answer (RFC 5322 §3.6.4): the parent's References (else its In-Reply-To when that names one
 * message), then its Message-ID, without repeats. When they would not fit into 986 characters the first stays and the oldest
 * after it go. Without a usable Message-ID in the parent there are none.
 */
export function referencesFor(parent: { messageId: string; inReplyTo: string; references: readonly string[] }): {
  inReplyTo: string;
  references: string[];
} {
  const inReplyTo = parent.messageId.trim();
  if (!MESSAGE_ID.test(inReplyTo)) return { inReplyTo: '', references: [] };
  const earlier = parent.references.flatMap(messageIds);
  const fallback = messageIds(parent.inReplyTo);
  const chain = earlier.length > 0 ? earlier : fallback.length === 1 ? fallback : [];
  const [first, ...rest] = [...new Set([...chain, inReplyTo])].filter((id) => id !== inReplyTo);
  const kept: string[] = [];
  let room = LONGEST - inReplyTo.length - (first?.length ?? 0) - 2;
  for (const id of rest.toReversed()) {
    room -= id.length + 1;
    if (room < 0) break;
    kept.unshift(id);
  }
  return { inReplyTo, references: [...(first === undefined ? [] : [first]), ...kept, inReplyTo] };
}
