import { ListWindow, type ListState } from '#lib/contract/index.ts';
import { searchTextOf } from '#lib/mail/search-text-of.ts';

/** The query of a list page or of a message opened from it, read back. Unknown values fall back, never fail. */
export function readListState(query: Readonly<Record<string, string | string[] | undefined>>): {
  window: ListWindow;
  state: ListState;
} {
  const window = ListWindow.parse(query);
  const { order, direction, filter, offset } = window;
  const q = searchTextOf(window);
  return {
    window: { ...window, field: undefined, q },
    state: {
      order,
      direction,
      filter,
      offset,
      q,
      threads: window.threads ? '1' : undefined,
      select: query['select'] === 'all' ? 'all' : undefined,
    },
  };
}
