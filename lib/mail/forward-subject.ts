import { bareSubject } from './bare-subject.ts';

/** The subject of a forwarded message: one `Fwd:`, whatever marks stood there before. */
export const forwardSubject = (subject: string): string => `Fwd: ${bareSubject(subject)}`.trimEnd();
