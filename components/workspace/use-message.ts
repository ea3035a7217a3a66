import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { MailPlace, MessageRow, MessageView } from '#lib/contract/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { knownRows, type ListData } from './list-data.ts';
import { messageQuery } from './mail-queries.ts';
import { messageOfRow } from './message-of-row.ts';
import { useWorkspace } from './workspace-context.ts';
import type { WorkspaceCore } from './workspace-core.ts';

interface KnownMessage {
  /** All of it, once it came. */
  readonly message: MessageView | undefined;
  /** What its row tells while the rest is on its way; nothing when no list has the row. */
  readonly header: MessageView | undefined;
  /** What its row says of its conversation, where rows are conversations and it stands for one. */
  readonly thread: MessageRow['thread'];
  /** Why it did not come. */
  readonly error: Error | null;
}

/** The message at an address: at once what is known of it, then all. */
export function useMessage(mailbox: string, ref: NonNullable<MailPlace['message']>): KnownMessage {
  const { core, seed } = useWorkspace();
  const { data: message, error } = useQuery<MessageView>(messageQuery(mailbox, ref, seed.settings));
  const { uidValidity, uid } = ref;
  const missing = message === undefined;
  const known = useMemo(() => findRow(core, mailbox, uidValidity, uid), [core, mailbox, uidValidity, uid]);
  const header = useMemo(
    () =>
      missing && known
        ? messageOfRow(known.row, { ...known, mailbox: encodeMailboxKey(mailbox), uidValidity })
        : undefined,
    [missing, known, mailbox, uidValidity],
  );
  return { message, header, thread: known?.row.thread ?? null, error };
}

/** In any list of the mailbox, else in what a search found. */
function findRow(
  { client, found }: WorkspaceCore,
  mailbox: string,
  uidValidity: number,
  uid: number,
): { readonly row: MessageRow; readonly readOnly: boolean } | undefined {
  for (const [, data] of client.getQueriesData<ListData>({ queryKey: ['list', mailbox] })) {
    if (data?.facts.uidValidity !== uidValidity) continue;
    for (const [, row] of knownRows(data)) if (row.uid === uid) return { row, readOnly: data.facts.readOnly };
  }
  const hit = found
    .get()
    ?.hits.find((one) => one.path === mailbox && one.uidValidity === uidValidity && one.row.uid === uid);
  return hit && { row: hit.row, readOnly: false };
}
