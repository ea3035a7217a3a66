import { undoContacts } from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { Banner, Button, FormHead } from '#components/ui/index.ts';

/** Something that was done to many cards. */
export interface DoneChange {
  readonly did: 'join' | 'leave' | 'delete' | 'group' | 'merge';
  readonly change: string;
  readonly count: number;
}

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly done: DoneChange;
  readonly return: string;
}

const WORDS: Readonly<Record<DoneChange['did'], TextKey>> = {
  join: 'contacts.didJoin',
  leave: 'contacts.didLeave',
  delete: 'contacts.didDelete',
  group: 'contacts.didGroup',
  merge: 'contacts.didMerge',
};

/** Says what was done and offers to take it back. */
export function UndoBanner({ texts, token, done: { did, change, count }, return: back }: Props) {
  return (
    <form method="post" action={undoContacts.href}>
      <FormHead token={token} return={back} />
      <input type="hidden" name="change" value={change} />
      <Banner tone="ok" actions={<Button data-command="undo">{texts.t('contacts.takeBack')}</Button>}>
        {texts.t(WORDS[did], { count })}
      </Banner>
    </form>
  );
}

/** What the query of a page says was done; the query only chooses among texts of ours. */
export function readDone(query: Readonly<Record<string, string | string[] | undefined>>): DoneChange | undefined {
  const { did, change, count } = query;
  if (typeof did !== 'string' || typeof change !== 'string') return undefined;
  if (!Object.hasOwn(WORDS, did) || !/^[0-9a-f]{32}$/.test(change)) return undefined;
  return { did: did as DoneChange['did'], change, count: /^\d{1,6}$/.test(String(count)) ? Number(count) : 1 };
}
