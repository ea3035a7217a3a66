/** When opening a message marks it as read; in the order in which the settings offer them. */
export const MARK_READ = ['at-once', 'after-2', 'after-5', 'by-hand'] as const;
export type MarkRead = (typeof MARK_READ)[number];

/** Milliseconds for which a message is on the screen before it counts as read; `undefined` when it never does by itself. */
export function markReadDelay(when: MarkRead): number | undefined {
  return { 'at-once': 0, 'after-2': 2_000, 'after-5': 5_000, 'by-hand': undefined }[when];
}
