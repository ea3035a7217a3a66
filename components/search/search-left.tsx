import { searchPage } from '#lib/contract/index.ts';
import { ButtonLink } from '#components/ui/index.ts';
import { labelPath } from './label-path.ts';
import type { SearchView } from './search-view.ts';

const NAMED = 8; // folders

/** What is not searched yet, and the way on. */
export function SearchLeft({ view }: { readonly view: SearchView }) {
  const { texts, left, cursor, q, scope, path } = view;
  if (left.length === 0) return null;
  const percent = (part: number): string =>
    new Intl.NumberFormat(texts.locale, { style: 'percent' }).format(Math.floor(part * 100) / 100);
  return (
    <section aria-labelledby="left" className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-56 text-muted">
        <h2 id="left" className="font-medium text-ink">
          {texts.t('search.leftTitle')}
        </h2>
        <ul className="flex flex-wrap gap-x-4">
          {left.slice(0, NAMED).map((one) => (
            <li key={one.path} dir="auto">
              {one.searched > 0
                ? texts.t('search.leftPart', { folder: labelPath(view, one.path), percent: percent(one.searched) })
                : labelPath(view, one.path)}
            </li>
          ))}
          {left.length > NAMED && <li>{texts.t('search.leftMore', { count: left.length - NAMED })}</li>}
        </ul>
      </div>
      <ButtonLink href={searchPage({ q, scope, path, cursor })} tone="primary" icon="search">
        {texts.t('search.searchOn')}
      </ButtonLink>
    </section>
  );
}
