import { useCallback, useRef, useState } from 'react';
import type { ComposeView } from '#lib/contract/index.ts';
import {
  joinRecipients,
  readRecipients,
  replaceRecipients,
  type Recipient,
  type RecipientField,
  type RecipientList,
} from './recipient.ts';

export type Recipients = ReturnType<typeof useRecipients>;

const listOf = (text: string): RecipientList => ({ settled: readRecipients(text), typed: '' });

/** Who the message goes to, field by field, where scripts run. */
export function useRecipients(view: Pick<ComposeView, RecipientField>) {
  const [lists, setLists] = useState(() => ({ to: listOf(view.to), cc: listOf(view.cc), bcc: listOf(view.bcc) }));
  const dragged = useRef<{ readonly field: RecipientField; readonly recipient: Recipient }>(undefined);
  return {
    lists,
    drag: useCallback((field: RecipientField, recipient: Recipient | undefined) => {
      dragged.current = recipient && { field, recipient };
    }, []),
    /** Whose chip is being dragged, and from which field. */
    dragged: useCallback(() => dragged.current, []),
    set: useCallback((field: RecipientField, list: RecipientList) => {
      setLists((all) => ({ ...all, [field]: list }));
    }, []),
    /** Other people take the place of some: who was not among them stays, and so does whoever was taken out by hand. */
    replace: useCallback((field: RecipientField, before: string, after: string) => {
      setLists((all) => {
        const { settled, typed } = all[field];
        return { ...all, [field]: { settled: replaceRecipients(settled, before, after), typed } };
      });
    }, []),
    /** Takes people from one field to another. */
    move: useCallback((from: RecipientField, who: readonly Recipient[], to: RecipientField) => {
      if (from === to) return;
      setLists((all) => ({
        ...all,
        [from]: { ...all[from], settled: all[from].settled.filter((one) => !who.includes(one)) },
        [to]: { ...all[to], settled: joinRecipients(all[to].settled, who) },
      }));
    }, []),
  };
}
