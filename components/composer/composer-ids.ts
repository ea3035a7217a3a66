import { createContext, use } from 'react';

/** What the ids of a composer's controls begin with: nothing on its own page, one thing each where several stand on one screen. */
export const ComposerIds = createContext('');

/** The id of a control, by the name of its field. */
export const useComposerId = (name: string): string => `${use(ComposerIds)}${name}`;
