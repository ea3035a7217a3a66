import { oneLine } from './one-line.ts';

const LONGEST = 200; // characters (RFC 8970 §3.1)

/** The beginning of a text as one line of at most 200 characters, without what cannot be seen. */
export const cleanPreview = (text: string): string => oneLine(text, LONGEST);
