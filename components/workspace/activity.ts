import { newOperation, type LiveValue } from '#lib/client/index.ts';

/** Something the person did, as the toast and the list of activity show it. */
export interface Entry {
  readonly id: string;
  /** What was done, or why it was not. */
  readonly text: string;
  readonly tone: 'ok' | 'danger';
  /** The server's own words. */
  readonly detail?: string | undefined;
  readonly reference?: string | undefined;
  /** Takes it back; missing where that is not possible, or was done. */
  readonly undo?: (() => void) | undefined;
  /** Ends it while it is still being done. */
  readonly cancel?: (() => void) | undefined;
  /** Does it again after it failed. */
  readonly retry?: (() => void) | undefined;
  /** `Date.now()` */
  readonly at: number;
}

const KEPT = 50;
/** So many of the newest can be undone by their key after the toast is gone. */
export const UNDOABLE = 10;

export const addEntry = (activity: LiveValue<readonly Entry[]>, entry: Entry): void =>
  activity.set((before) => [entry, ...before.filter(({ id }) => id !== entry.id)].slice(0, KEPT));

/** Notes something that did not work, and how to try again. */
export const addFailure = (
  activity: LiveValue<readonly Entry[]>,
  failure: Pick<Entry, 'text' | 'detail' | 'reference' | 'retry'>,
  id = newOperation(),
): void => addEntry(activity, { ...failure, id, tone: 'danger', at: Date.now() });

/** Changes an entry that is still there. */
export const changeEntry = (activity: LiveValue<readonly Entry[]>, id: string, change: Partial<Entry>): void =>
  activity.set((before) => before.map((one) => (one.id === id ? { ...one, ...change } : one)));

/** The newest thing that can be taken back. */
export const lastUndoable = (entries: readonly Entry[]): Entry | undefined =>
  entries.slice(0, UNDOABLE).find(({ undo }) => undo !== undefined);
