import { groupByReferences, type MessageLinks } from '../mail/group-by-references.ts';
import { messageIds } from '../mail/message-ids.ts';
import type { Uid } from '../mail/message-ref.ts';
import type { ThreadForest } from '../mail/thread-forest.ts';
import { atom } from './command-tokens.ts';
import type { Token } from './imapflow-internals.ts';
import type { Lease } from './lease.ts';
import { packUids } from './pack-uids.ts';
import { readEnvelope } from './read-envelope.ts';
import { searchUids } from './search-uids.ts';

const SLICE = 500;
const LONGEST = 16_384; // octets of References; RFC 5322 has no limit, people write less than 1,000

/** The header fields that name other messages; always these, so that a server that caches them caches few. */
const LINK_ITEMS: readonly Token[] = [
  atom('UID'),
  atom('ENVELOPE'),
  {
    type: 'ATOM',
    value: 'BODY.PEEK',
    section: [{ type: 'ATOM', value: 'HEADER.FIELDS' }, [{ type: 'ATOM', value: 'REFERENCES' }]],
    partial: [0, LONGEST],
  },
];

/**
 * The threads of the selected mailbox where the server cannot tell them (jwz's way, RFC 5256 REFS, without subjects): from the
 * headers of all messages, each asked for once.
 *
 * @param links what is known from before; completed, and rid of what is gone.
 */
export async function jwzThreads(
  lease: Lease,
  links: Map<Uid, MessageLinks>,
): Promise<Pick<ThreadForest, 'roots' | 'uids'>> {
  const uids = await searchUids(lease, [atom('ALL')]);
  const present = new Set(uids);
  for (const uid of links.keys()) if (!present.has(uid)) links.delete(uid);
  const missing = [...uids].filter((uid) => !links.has(uid));
  for (let at = 0; at < missing.length; at += SLICE)
    for (const link of await fetchLinks(lease, missing.slice(at, at + SLICE))) links.set(link.uid, link);
  return groupByReferences([...uids].map((uid) => links.get(uid) ?? { uid, messageId: '', references: [] }));
}

/** What these messages of the selected mailbox say they belong to; those that are gone are left out. */
export async function fetchLinks(lease: Lease, uids: readonly Uid[]): Promise<MessageLinks[]> {
  const links: MessageLinks[] = [];
  for (const set of packUids(uids))
    for (const { uid, envelope, headers } of await lease.fetch('UID FETCH', set, LINK_ITEMS)) {
      if (!envelope) continue;
      const { messageId, inReplyTo } = readEnvelope(envelope);
      const named = messageIds(Buffer.isBuffer(headers) ? headers.toString('latin1') : '');
      links.push({
        uid,
        messageId: messageIds(messageId)[0] ?? '',
        references: [...new Set(named.length ? named : messageIds(inReplyTo).slice(0, 1))],
      });
    }
  return links;
}
