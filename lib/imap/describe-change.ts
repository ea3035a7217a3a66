import { MAX_UIDS, type MailEvent } from '../events/index.ts';
import type { Uid } from '../mail/message-ref.ts';
import { decodePath } from './decode-path.ts';
import { valueText, type Token } from './imapflow-internals.ts';
import type { Lane } from './lane.ts';
import { unpackUids } from './pack-uids.ts';

/** A command of ours that changed something, or may have. */
export interface Change {
  readonly lane: Lane;
  readonly name: string;
  readonly tokens: readonly Token[];
  /** False when the server refused, or nobody knows. */
  readonly done: boolean;
}

/** What a command of ours tells the person's other screens; nothing for commands that change nothing to be seen. */
export function describeChange({ lane, name, tokens, done }: Change, operation: string | null): MailEvent[] {
  const texts = tokens.map(textOf);
  const path = (at: number): string => decodePath(lane, texts[at] ?? '');
  const stale = (mailbox: string): MailEvent => ({ type: 'stale', mailbox, counts: null });
  const filled = (mailbox: string): MailEvent => ({ type: 'stale', mailbox, counts: null, operation });
  const { selected } = lane;
  const here = (
    change: 'gone' | 'flags',
    add: readonly string[] = [],
    remove: readonly string[] = [],
  ): readonly MailEvent[] => {
    if (!selected) return [];
    const uids = done ? uidsOf(texts[0] ?? '') : [];
    if (uids.length === 0 || uids.length > MAX_UIDS) return [stale(selected.path)];
    const { path: mailbox, uidValidity } = selected;
    return [{ type: 'patch', mailbox, uidValidity, change, uids, add, remove, counts: null, operation }];
  };
  switch (name) {
    case 'UID STORE': {
      // Of a conditional change only its answer says which messages it met.
      if (Array.isArray(tokens[1])) return selected ? [stale(selected.path)] : [];
      const flags = Array.isArray(tokens[2]) ? tokens[2].map(textOf) : [];
      return texts[1]?.startsWith('-') ? [...here('flags', [], flags)] : [...here('flags', flags)];
    }
    case 'UID EXPUNGE':
      return [...here('gone')];
    case 'EXPUNGE':
      return selected ? [stale(selected.path)] : [];
    case 'UID MOVE':
      return [...here('gone'), filled(path(1))];
    case 'UID COPY':
      return [filled(path(1))];
    case 'APPEND':
      return [filled(path(0))];
    case 'CREATE':
    case 'DELETE':
    case 'RENAME':
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE':
      return [{ type: 'mailboxes' }];
    default:
      return [];
  }
}

function uidsOf(set: string): Uid[] {
  return /^[\d:,]+$/.test(set) ? unpackUids(set, MAX_UIDS + 1) : [];
}

const textOf = (token: Token): string => (isList(token) ? '' : valueText(token));
const isList = (token: Token): token is readonly Token[] => Array.isArray(token);
