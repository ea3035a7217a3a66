import type { Texts } from '#lib/i18n/index.ts';
import { Icon } from '#components/ui/index.ts';
import { chipsOf } from './chips-of.ts';

interface Props {
  readonly texts: Texts;
  readonly q: string;
  /** Address of the same search with other words. */
  readonly to: (q: string) => string;
}

/** What is searched for, one by one, each with the way to change it (in the box, where scripts run) and to search without it. */
export function SearchChips({ texts, q, to }: Props) {
  return (
    <ul className="search-chips" aria-label={texts.t('messages.searchedFor')}>
      {chipsOf(q).map(({ text, without, whole, from }) => (
        <li key={from} className="search-chip">
          <a
            href="#search"
            dir="auto"
            data-search-edit={whole}
            data-search-from={from}
            data-search-length={text.length}
            title={texts.t('messages.changeTerm', { term: text })}
          >
            {text}
          </a>{' '}
          <a href={to(without)} aria-label={texts.t('messages.dropTerm', { term: text })}>
            <Icon name="close" className="size-4" />
          </a>
        </li>
      ))}
    </ul>
  );
}
