import { DIRECTIONAL_FORMATTING } from './unseen-characters.ts';

const TURNS = new RegExp(`[${DIRECTIONAL_FORMATTING}]`, 'gu');

/**
 * A text of a stranger to stand among our own words, or beside another one: without what turns round what follows it. `<bdi>` alone
 * does not keep it in, because a sign for the end of an isolate ends that of the element. Marks for single letters (LRM, RLM) stay.
 */
export const keepDirection = (text: string): string => text.replace(TURNS, '');
