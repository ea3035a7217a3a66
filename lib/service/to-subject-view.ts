import { shorten } from './shorten.ts';

const LONGEST = 1000; // characters

/** A subject as screens see it. */
export const toSubjectView = (subject: string): string => shorten(subject, LONGEST);
