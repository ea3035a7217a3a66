import { bareSubject } from './bare-subject.ts';

/** The subject of an answer: one `Re:`, whatever marks of replies and forwards, in any language, stood there before. */
export const replySubject = (subject: string): string => `Re: ${bareSubject(subject)}`.trimEnd();
