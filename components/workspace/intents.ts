import type { MessageAction, MessageRow } from '#lib/contract/index.ts';
import { FLAGGED, PINNED, SEEN, hasFlag } from '#lib/mail/flags.ts';
import type { Change } from './make-actions.ts';

/** A change on its way: how rows look already, before the server answered. */
export interface Intent {
  /** The operation; the event that it causes carries it. */
  readonly id: string;
  /** Path of the mailbox. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uids: ReadonlySet<number>;
  /** They leave the list. */
  readonly hides: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface FlagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const FLAGS: Partial<Record<MessageAction, FlagChange>> = {
  read: { add: [SEEN], remove: [] },
  unread: { add: [], remove: [SEEN] },
  flag: { add: [FLAGGED], remove: [] },
  unflag: { add: [], remove: [FLAGGED] },
  pin: { add: [PINNED], remove: [] },
  unpin: { add: [], remove: [PINNED] },
};

/** What a change does to flags; `undefined` for those that move or copy. */
export const flagsOf = (change: Pick<Change, 'do' | 'flags'>): FlagChange | undefined =>
  change.flags ?? FLAGS[change.do as MessageAction];

const INVERSE = { read: 'unread', unread: 'read', flag: 'unflag', unflag: 'flag', pin: 'unpin', unpin: 'pin' } as const;

/** A change of these flags changes the order of the list. */
export const movesRows = ({ add, remove }: FlagChange): boolean => hasFlag([...add, ...remove], PINNED);

/** The change that takes another one back; `undefined` where flags are not all there is to it. */
export function inverseOf(change: Pick<Change, 'do' | 'flags'>): Pick<Change, 'do' | 'flags'> | undefined {
  if (change.flags) return { do: change.do, flags: { add: change.flags.remove, remove: change.flags.add } };
  const inverse = INVERSE[change.do as keyof typeof INVERSE];
  return inverse && { do: inverse };
}

/** Flags after a change; the same list when it has nothing to do. */
export function changeFlags(flags: readonly string[], { add, remove }: FlagChange): readonly string[] {
  const missing = add.filter((flag) => !hasFlag(flags, flag));
  const without = flags.filter((flag) => !hasFlag(remove, flag));
  return missing.length === 0 && without.length === flags.length ? flags : [...without, ...missing];
}

/** UIDs that changes on their way take out of a list. */
export function hiddenUids(intents: readonly Intent[], mailbox: string, uidValidity: number): ReadonlySet<number> {
  const hidden = new Set<number>();
  for (const intent of intents)
    if (intent.hides && concerns(intent, mailbox, uidValidity)) for (const uid of intent.uids) hidden.add(uid);
  return hidden;
}

/** A row as the changes on their way will leave it; the same row when none concerns it. */
export function intendedRow(
  intents: readonly Intent[],
  mailbox: string,
  uidValidity: number,
  row: MessageRow,
): MessageRow {
  let flags: readonly string[] = row.flags;
  for (const intent of intents)
    if (intent.uids.has(row.uid) && concerns(intent, mailbox, uidValidity)) flags = changeFlags(flags, intent);
  return flags === row.flags ? row : { ...row, flags: [...flags] };
}

const concerns = (intent: Intent, mailbox: string, uidValidity: number): boolean =>
  intent.mailbox === mailbox && intent.uidValidity === uidValidity;
