import type { BrokenMessage } from './broken-message.ts';
import { encodings } from './encodings.ts';
import { headers } from './headers.ts';
import { structures } from './structures.ts';

export type { BrokenMessage } from './broken-message.ts';

/** Messages that no rule allows and that arrive all the same. */
export const brokenMessages = (): BrokenMessage[] => [...structures(), ...headers(), ...encodings()];
