import { useCallback, useEffect, useRef } from 'react';
import type { MailboxList, ServerEvent } from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { changeCachedFlags, refreshLists } from './change-cache.ts';
import { LABELS } from './mail-queries.ts';
import { movesRows } from './intents.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** Several events of one moment are one reason to ask again. */
const TOGETHER = 150;

/** Lets what happens in the account change what is shown: flags in their places, rows that went, lists that are to be asked for again. */
export function useEvents(core: WorkspaceCore): (event: ServerEvent) => void {
  const { client, intents, hearers } = core;
  const due = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const timers = due.current;
    return () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    };
  }, []);
  return useCallback(
    (event: ServerEvent): void => {
      const soon = (mailbox: string, after?: () => void): void => {
        clearTimeout(due.current.get(mailbox));
        const timer = setTimeout(() => {
          due.current.delete(mailbox);
          void refreshLists(client, mailbox).then(after);
        }, TOGETHER);
        due.current.set(mailbox, timer);
      };
      if (event.type === 'resync') {
        void client.invalidateQueries({ predicate: ({ queryKey }) => !event.mail || queryKey[0] !== LABELS[0] });
        return;
      }
      if (event.type === 'mailboxes') {
        void client.invalidateQueries({ queryKey: ['folders'] });
        return;
      }
      if (event.type === 'quota') {
        client.setQueryData<MailboxList | null>(['folders'], (list) => list && { ...list, quota: event.quota });
        return;
      }
      if (event.type === 'sorted') {
        const sorted = decodeMailboxKey(event.mailbox);
        if (sorted !== undefined) soon(sorted);
        return;
      }
      if (event.type !== 'patch' && event.type !== 'stale') return;
      const { counts } = event;
      if (counts)
        client.setQueryData<MailboxList | null>(['folders'], (list) =>
          list
            ? {
                ...list,
                mailboxes: list.mailboxes.map((one) => (one.key === event.mailbox ? { ...one, ...counts } : one)),
              }
            : list,
        );
      const mailbox = decodeMailboxKey(event.mailbox);
      if (mailbox === undefined) return;
      for (const listen of hearers) listen(event, mailbox);
      if (event.type === 'stale' || event.change === 'arrived') {
        soon(mailbox);
        return;
      }
      const { uidValidity, operation } = event;
      const uids = new Set(event.uids);
      if (event.change === 'flags') {
        changeCachedFlags(client, { mailbox, uidValidity, uids }, event);
        if (movesRows(event)) soon(mailbox);
        return;
      }
      if (operation !== null && intents.get().some(({ id }) => id === operation)) return; // ours: its answer refreshes the list
      const id = `gone ${String(event.uids[0])} ${String(Date.now())}`;
      intents.set((now) => [...now, { id, mailbox, uidValidity, uids, hides: true, add: [], remove: [] }]);
      void refreshLists(client, mailbox).then(() => intents.set((now) => now.filter((one) => one.id !== id)));
    },
    [client, intents, hearers],
  );
}
