/** What cleans and shows designed mail; only for pages that show some. Fetched once, sooner where somebody may open such a message. */
export const loadCleaner = () => import('./show-letter.ts');

/** The same before there is a letter: then there is time to practise, too. */
export async function prepareCleaner(): Promise<void> {
  const { practiseCleaning, sanitiser } = await loadCleaner();
  practiseCleaning(sanitiser);
}
