import { useEffect, useEffectEvent, useMemo, useState, type RefObject } from 'react';
import { apiHref } from '#lib/contract/index.ts';
import { fillWords, recentSearches, useSuggestions } from '#lib/client/index.ts';
import { sayText, type Locale, type SearchTexts } from '#lib/i18n/index.ts';
import { Icon, announce, type IconName } from '#components/ui/index.ts';
import { seenFolders } from './seen-folders.ts';
import { seenPeople } from './seen-people.ts';
import { suggestSearch, typedTerm, type SearchSuggestion } from './suggest-search.ts';

interface Props {
  readonly id: string;
  readonly field: RefObject<HTMLInputElement | null>;
  /** What the box holds; never changes in an assistant's life but by typing. */
  readonly typed: { readonly text: string; readonly caret: number };
  readonly account: string;
  readonly locale: Locale;
  readonly texts: SearchTexts;
  /** Which suggestion the keyboard stands on, by its id; `''` for none of them, `undefined` when there are none. */
  readonly onStand: (active: string | undefined) => void;
  readonly onChoose: (one: SearchSuggestion) => void;
  readonly onClose: () => void;
}

// No native element is a list that pops up under a field while the focus stays there (WAI-ARIA 1.2, listbox).
const LIST = { role: 'listbox' } as const;
const OPTION = { role: 'option', tabIndex: -1 } as const;
const ICONS: Readonly<Record<SearchSuggestion['kind'], IconName>> = {
  recent: 'clock',
  person: 'contacts',
  folder: 'folder',
  operator: 'filter',
  value: 'filter',
};
const SAY_AFTER = 400; // ms without a key

/** What may be meant by what is typed: earlier searches, people, folders, operators. Arrows choose, Enter takes, Escape closes. */
export function SearchAssistant(props: Props) {
  const { id, field, typed, account, locale, texts, onStand, onChoose, onClose } = props;
  const { value } = typedTerm(typed.text, typed.caret);
  const contacts = useSuggestions(apiHref('suggestRecipients'), value, '');
  const known = useMemo(
    () => ({ recents: recentSearches(account).map(({ words }) => words), folders: seenFolders(), seen: seenPeople() }),
    [account],
  );
  const found = useMemo(() => {
    const booked = new Set(contacts.map(({ address }) => address));
    const people = [
      ...contacts.filter(({ address }) => address !== ''),
      ...known.seen.filter(({ address }) => !booked.has(address)),
    ];
    return suggestSearch(typed, { ...known, people }, { locale, texts });
  }, [typed, known, contacts, locale, texts]);
  const [stand, setStand] = useState({ typed, at: -1 });
  const at = stand.typed === typed ? Math.min(stand.at, found.length - 1) : -1;
  const count = found.length;

  const active = count === 0 ? undefined : at < 0 ? '' : `${id}-${String(at)}`;
  useEffect(() => onStand(active), [onStand, active]);
  useEffect(() => {
    const timer = setTimeout(
      () => announce(count > 0 ? fillWords(sayText(texts, 'searchbox.count'), { count: String(count) }) : ''),
      SAY_AFTER,
    );
    return () => clearTimeout(timer);
  }, [count, texts]);
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || count === 0) return;
    const chosen = found[at];
    // One place more than there are lines: none of them, the text as it is.
    if (event.key === 'ArrowDown') setStand({ typed, at: at + 1 >= count ? -1 : at + 1 });
    else if (event.key === 'ArrowUp') setStand({ typed, at: at < 0 ? count - 1 : at - 1 });
    else if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && chosen) onChoose(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    const box = field.current;
    box?.addEventListener('keydown', listen);
    return () => box?.removeEventListener('keydown', listen);
  }, [field]);

  if (count === 0) return null;
  return (
    <div {...LIST} id={id} aria-label={sayText(texts, 'searchbox.list')} className="search-suggestions">
      {found.map((one, index) => (
        <div
          {...OPTION}
          key={`${one.kind} ${one.label} ${one.hint}`}
          id={`${id}-${String(index)}`}
          aria-selected={index === at}
          className="search-suggestion"
          onPointerDown={(event) => event.preventDefault()} // the field keeps the focus
          onPointerMove={() => setStand({ typed, at: index })}
          onPointerUp={() => onChoose(one)}
        >
          <Icon name={ICONS[one.kind]} className="text-muted" />
          <bdi className="truncate">{one.label}</bdi>{' '}
          <span className="min-w-0 flex-1 truncate text-end text-snippet text-muted">{one.hint}</span>
        </div>
      ))}
    </div>
  );
}
