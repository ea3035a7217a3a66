/**
 * What a search over folders found: rows with their folders, what is not searched yet, and what one can type. Renders what it
 * is given; works without scripts.
 */
export { AdvancedSearch } from './advanced-search.tsx';
export { SearchHelp } from './search-help.tsx';
export { SearchResults } from './search-results.tsx';
export type { SearchView } from './search-view.ts';
