/*
 * What hides in a text, in Unicode's own terms: sets to stand in a character class with the flag `u`. Which of them a place takes depends
 * on what it protects: an address has no use for any of them, the name of a person or a file has (see HIDING).
 */

/** Explicit directional formatting (UAX 9): embeddings, overrides, isolates and their ends, which turn round what follows them. */
export const DIRECTIONAL_FORMATTING = '\\u202a-\\u202e\\u2066-\\u2069';

/** Letters and signs that are drawn as a blank: the fillers of Hangul, the empty pattern of Braille. */
export const BLANKS = '\\u115f\\u1160\\u2800\\u3164\\uffa0';

/** What is not drawn: ignorable by default (marks of direction, joiners, variation selectors, soft hyphen, tags …), and format characters. */
export const UNDRAWN = '\\p{Default_Ignorable_Code_Point}\\p{Format}';

/**
 * Not drawn or drawn as a blank, and in no language part of a name: all but the joiners, which Persian and Hindi are written with, the
 * variation selectors, and the format characters that are seen (Arabic signs of numbers). Stands by itself, not in a class.
 */
export const HIDING = `(?![\\p{Join_Control}\\p{Variation_Selector}])[\\p{Default_Ignorable_Code_Point}\\u2800\\ufff9-\\ufffb]`;
