import { LIST_FILTERS, LIST_ORDERS, type ListFilter, type ListOrder } from '#lib/mail/list-order.ts';
import { searchLine } from '#lib/mail/search-line.ts';
import { searchTextOf } from '#lib/mail/search-text-of.ts';

/** The query of a page: a name may stand in it once, often or not at all. */
export type PageQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** State of a list page besides its mailbox, with nothing left open. */
export interface FullListState {
  readonly order: ListOrder;
  readonly direction: 'asc' | 'desc';
  readonly filter: ListFilter;
  readonly offset: number;
  readonly q: string;
  /** Rows are conversations; `0`: they are not, although the person usually wants them. */
  readonly threads: '1' | '0' | undefined;
  readonly select: 'all' | undefined;
}

const MAX_OFFSET = 0xffffffff;

/**
 * The query of a list page, or of a message opened from it, read back; on both sides, without a parser. Unknown values fall back,
 * never fail.
 */
export function readListState(query: PageQuery): FullListState {
  const one = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  const among = <T extends string>(all: readonly T[], name: string, otherwise: T): T =>
    all.find((value) => value === one(name)) ?? otherwise;
  const offset = Number(one('offset'));
  const words = one('q');
  return {
    order: among(LIST_ORDERS, 'order', 'arrival'),
    direction: one('direction') === 'asc' ? 'asc' : 'desc',
    filter: among(LIST_FILTERS, 'filter', 'all'),
    offset: Number.isInteger(offset) && offset > 0 && offset <= MAX_OFFSET ? offset : 0,
    q: searchTextOf({ field: one('field'), q: searchLine(words) }),
    threads: (['0', '1'] as const).find((value) => value === one('threads')),
    select: one('select') === 'all' ? 'all' : undefined,
  };
}
