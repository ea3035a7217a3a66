import { cutText } from './cut-text.ts';

/** What contacts are read from. */
export type ContactFileFormat = 'vcard' | 'csv' | 'ldif';

/** Something of a file that was not taken, or not as it stood. */
export interface ContactFault {
  /** Counted from 1. */
  readonly line: number;
  readonly why: 'property' | 'outside' | 'nobody' | 'unfinished' | 'long' | 'controls' | 'quotes' | 'attribute';
  /** How it begins; hostile. */
  readonly text: string;
}

/** A person, or a group, of a file. */
export interface FoundContact {
  readonly line: number;
  readonly vcard: string;
  /** Names of groups that it says it belongs to. */
  readonly groups: readonly string[];
}

/** What stands in a stretch of a file. */
export interface ContactStretch {
  readonly contacts: readonly FoundContact[];
  readonly faults: readonly ContactFault[];
  /** Octets that are done with. */
  readonly used: number;
  /** Lines among them. */
  readonly lines: number;
}

/** How a fault says what was there. */
export const faultText = (text: string): string => cutText(text, 120);
