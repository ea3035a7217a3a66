import type { InputOf, MessageAction, OutputOf, actOnAll as endpoint } from '#lib/contract/index.ts';
import { TIMES } from '#lib/config.ts';
import * as imap from '#lib/imap/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import type { ListFilter } from '#lib/mail/list-order.ts';
import type { Uid } from '#lib/mail/message-ref.ts';
import { placeOfUid } from '#lib/mail/place-of-uid.ts';
import { searchTextOf } from '#lib/mail/search-text-of.ts';
import { actOnMessages } from './act-on-messages.ts';
import { ensureIdentity } from './ensure-identity.ts';
import { searchHere } from './search-here.ts';

const SLICE = 500;

/** Which messages a change of flags does something to: those that the filter shows, or all but those. */
const FLAG_FILTERS: Partial<Record<MessageAction, { readonly filter: ListFilter; readonly having: boolean }>> = {
  read: { filter: 'unread', having: true },
  unread: { filter: 'unread', having: false },
  flag: { filter: 'flagged', having: false },
  unflag: { filter: 'flagged', having: true },
};

const onlyChanging = (uids: Uint32Array, shown: Uint32Array, having: boolean): Uint32Array =>
  uids.filter((uid) => placeOfUid(shown, uid) >= 0 === having);

/**
 * Does one thing to every message of a folder that filter and search let through, newest first, for about a second; `next`
 * says where the rest begins, and who asks again with it goes on. Mail that came after the first call is left alone, and a
 * person who stops asking has stopped the work.
 *
 * @throws AppError mailbox.missing | mailbox.renumbered | mailbox.read_only | quota.exceeded | imap.no_uidplus; what was done
 *   before stays done
 */
export async function actOnAll(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
  signal?: AbortSignal,
): Promise<OutputOf<typeof endpoint>> {
  const { mailbox, uidValidity, filter, target } = input;
  const search = await searchHere(actor, searchTextOf(input), mailbox, signal);
  const own = filter === 'to-me' ? (await ensureIdentity(actor)).map(({ address }) => address) : [];
  const set = { uidValidity, filter, search, own, below: input.below };
  const listed = (over: Partial<typeof set>): Promise<Uint32Array> =>
    imap.listUids(actor, { account: actor.account, path: mailbox }, { ...set, ...over }, signal);
  const flag = FLAG_FILTERS[input.do];
  const all = flag
    ? onlyChanging(await listed({}), await listed({ filter: flag.filter, search: null }), flag.having)
    : await listed({});
  const until = performance.now() + TIMES.actSlice;
  const done = { action: input.do, count: 0, forever: false, target: null as string | null, uidValidity: 0 };
  const moved: [Uid, Uid][] = [];
  const changed: Uid[] = [];
  let left = all.length;
  while (left > 0 && (left === all.length || performance.now() < until) && !signal?.aborted) {
    const uid = [...all.subarray(Math.max(0, left - SLICE), left)];
    const slice = await actOnMessages(actor, { mailbox, uidValidity, uid, do: input.do, target }, signal).catch(
      (error: unknown) => {
        if (signal?.aborted && done.count > 0) return undefined; // what was done before is told, so that it can be undone
        throw error;
      },
    );
    if (!slice) break;
    left -= uid.length;
    moved.push(...slice.moved);
    if (flag) changed.push(...uid);
    Object.assign(done, {
      count: done.count + slice.count,
      forever: slice.forever,
      target: slice.target,
      uidValidity: slice.uidValidity,
    });
  }
  return { ...done, moved, changed, left, next: left > 0 ? (all[left - 1] ?? 0) + 1 : null };
}
