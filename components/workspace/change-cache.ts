import type { QueryClient } from '@tanstack/react-query';
import type { ConversationView, MessageRow, MessageView } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { changeFlags, type FlagChange } from './intents.ts';
import { changeRows, type ListData } from './list-data.ts';
import { SNOOZES, messageKey } from './mail-queries.ts';

/** Writes flags into every list of a mailbox and into the messages that are at hand. */
export function changeCachedFlags(
  client: QueryClient,
  where: { readonly mailbox: string; readonly uidValidity: number; readonly uids: ReadonlySet<number> },
  change: FlagChange,
): void {
  const { mailbox, uidValidity, uids } = where;
  const flagged = <T extends { readonly flags: MessageRow['flags'] }>(one: T): T => {
    const flags = changeFlags(one.flags, change);
    return flags === one.flags ? one : { ...one, flags: [...flags] };
  };
  client.setQueriesData<ListData>({ queryKey: ['list', mailbox] }, (data) =>
    data?.facts.uidValidity === uidValidity ? changeRows(data, uids, flagged) : data,
  );
  const key = encodeMailboxKey(mailbox);
  client.setQueriesData<ConversationView>({ queryKey: ['conversation'] }, (found) => {
    const isMeant = (one: ConversationView['members'][number]): boolean =>
      one.mailbox === key && one.uidValidity === uidValidity && uids.has(one.uid);
    return found?.members.some(isMeant)
      ? { ...found, members: found.members.map((one) => (isMeant(one) ? flagged(one) : one)) }
      : found;
  });
  for (const uid of uids)
    client.setQueryData<MessageView>(
      messageKey(mailbox, { uidValidity, uid }),
      (message) => message && flagged(message),
    );
}

/** Asks again for the lists of a mailbox: for the one on the screen now, for the others when they are opened. */
export async function refreshLists(client: QueryClient, mailbox: string): Promise<void> {
  void client.invalidateQueries({ queryKey: SNOOZES }); // read only where they are on the screen
  await client.invalidateQueries({ queryKey: ['list', mailbox] });
}
