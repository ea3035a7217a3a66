/** What cleans and shows designed mail; only for pages that show some. Fetched once, sooner where somebody may open such a message. */
export const loadCleaner = () => import('./show-letter.ts');
