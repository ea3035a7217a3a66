import type { ReactNode } from 'react';
import type { MessageRow } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { AcornMark } from '#components/ui/index.ts';
import { MarkedText } from './marked-text.tsx';
import { rowPeople } from './row-people.ts';

interface Props {
  readonly texts: Texts;
  readonly unread: boolean;
  /** As of {@link rowPeople}. */
  readonly people: MessageRow['from'];
  /** Words that were searched for. */
  readonly words?: readonly string[] | undefined;
  readonly children?: ReactNode;
}

/** The cell of a row that says whether it is unread, and who it is about. */
export function RowWho({ texts, unread, people, words = [], children }: Props) {
  return (
    <td className="cell-who">
      <span className="acorn-space">{unread && <AcornMark />}</span>
      {unread && <span className="sr-only">{texts.t('messages.unread')}, </span>}
      <span className="truncate" dir="auto" title={people.map(({ address }) => address).join(', ')}>
        <MarkedText text={rowPeople(people, texts)} words={words} />
      </span>
      {children}
    </td>
  );
}
