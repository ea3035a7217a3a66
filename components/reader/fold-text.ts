import type { QuoteBlock } from './split-quotes.ts';

interface FoldedText {
  readonly shown: readonly QuoteBlock[];
  /** The quotes that the text ends with, and blank lines between them; empty when nothing else would be left to see. */
  readonly folded: readonly QuoteBlock[];
  /** The signature behind them. */
  readonly after: readonly QuoteBlock[];
}

const isBlank = ({ depth, text }: QuoteBlock): boolean => depth === 0 && text.trim() === '';
const isSignature = ({ depth, text }: QuoteBlock): boolean => depth === 0 && /^\n*-- \n/.test(text);

/** Finds what a text quotes at its end, before a signature. Joined again the three are the text: nothing else is ever folded. */
export function foldText(blocks: readonly QuoteBlock[]): FoldedText {
  let end = blocks.length;
  while (end > 0 && blocks.slice(end - 1, end).some((block) => isBlank(block) || isSignature(block))) end -= 1;
  let from = end;
  while (from > 0 && blocks.slice(from - 1, from).some((block) => block.depth > 0 || isBlank(block))) from -= 1;
  if (from === end || from === 0) return { shown: blocks, folded: [], after: [] };
  return { shown: blocks.slice(0, from), folded: blocks.slice(from, end), after: blocks.slice(end) };
}
