import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { LabelView, MailboxView } from '#lib/contract/index.ts';
import { LABELS, SNOOZES, askLabels, askSnoozes } from './mail-queries.ts';

const NONE: readonly LabelView[] = [];

/** The labels of the account, with names and colours. */
export function useLabels(): readonly LabelView[] {
  const { data } = useQuery({ queryKey: LABELS, queryFn: ({ signal }) => askLabels(signal) });
  return data ?? NONE;
}

/** By UID: when the messages of a mailbox wake, ISO 8601. Asked for only where messages sleep. */
export function useWakes(mailbox: MailboxView, uidValidity: number): ReadonlyMap<number, string> {
  const { data } = useQuery({
    queryKey: SNOOZES,
    queryFn: ({ signal }) => askSnoozes(signal),
    enabled: mailbox.specialUse === 'snoozed',
  });
  return useMemo(() => {
    const here = (data ?? []).filter((one) => one.mailbox === mailbox.key && one.uidValidity === uidValidity);
    return new Map(here.map(({ uid, wakeAt }) => [uid, wakeAt]));
  }, [data, mailbox.key, uidValidity]);
}
