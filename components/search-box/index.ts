/**
 * The search box of every signed-in screen: what it suggests while somebody types, and what a search asks for as chips. Knows
 * no folder but those it is given or sees on the screen; works as a plain form without scripts.
 */
export { LiveSearchBox } from './live-search-box.tsx';
export { SaveSearch } from './save-search.tsx';
export { SearchChips } from './search-chips.tsx';
