import type { MailboxView } from '#lib/contract/index.ts';

/** Whether a folder may be renamed, moved or deleted: it has no job, and whoever shares it allows it. */
export const isChangeable = ({ specialUse, rights }: MailboxView): boolean =>
  specialUse === null && rights?.mayRemove !== false;

/** Whether a folder may go into another one (`null`: to the top); false where it already is, and for itself or what is below it. */
export function canMoveInto(moving: MailboxView, into: MailboxView | null): boolean {
  const { path, delimiter, depth } = moving;
  if (!isChangeable(moving) || moving.namespace !== (into?.namespace ?? 'personal')) return false;
  if (into === null) return depth > 0;
  if (into.delimiter === '' || into.rights?.mayCreate === false) return false;
  const parent = path.slice(0, path.lastIndexOf(delimiter));
  return into.path !== parent && !`${into.path}${into.delimiter}`.startsWith(`${path}${delimiter}`);
}
