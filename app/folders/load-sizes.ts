import { listSizes, sumSizes } from '#lib/service/index.ts';
import type { Session } from '#lib/session/index.ts';

/** Of one folder that is summed message by message, a page waits for so many slices of about a second. */
const SLICES = 20;

/** What the screen knows of sizes: in octets by mailbox key, and whether the server tells them all. */
export interface FolderSizes {
  readonly told: boolean;
  readonly sizes: Readonly<Record<string, number>>;
  /** Key of a folder whose sum is not complete: it is larger. */
  readonly more: string | undefined;
}

/** Sizes of all folders where the server tells them, else of the one that the address names. @throws AppError mailbox.missing | imap.* */
export async function loadSizes(
  session: Session,
  count: { readonly path: string; readonly key: string } | undefined,
): Promise<FolderSizes> {
  const { sizes } = await listSizes(session);
  if (sizes) return { told: true, sizes, more: undefined };
  if (!count) return { told: false, sizes: {}, more: undefined };
  let [bytes, next]: [number, number | null] = [0, 1];
  for (let slice = 0; slice < SLICES && next !== null; slice += 1) {
    const sum = await sumSizes(session, { mailbox: count.path, from: next });
    bytes += sum.bytes;
    next = sum.next;
  }
  return { told: false, sizes: { [count.key]: bytes }, more: next === null ? undefined : count.key };
}
