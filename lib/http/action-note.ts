import type { MessageAction } from '#lib/contract/index.ts';
import { ACTION_NOTES } from '#lib/i18n/index.ts';
import type { Note } from './notes.ts';

/** What the page says after a button of the list or the reader. */
export const actionNote = ({
  action,
  count,
  forever,
}: {
  action: MessageAction;
  count: number;
  forever: boolean;
}): Note => [ACTION_NOTES[forever ? 'forever' : action], count];
