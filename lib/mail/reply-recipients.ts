import type { Address } from './address.ts';

/** What an answer needs to know of the message it answers. */
export interface AnsweredMessage {
  readonly from: readonly Address[];
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
}

/**
 * Who an answer goes to. To the Reply-To, else the sender; an answer to one's own message goes to its recipients again.
 * "Reply all" adds the other recipients, without one's own addresses (case and `+tag` don't matter) and without repeats;
 * where Reply-To only repeats a recipient (a mailing list), the sender is kept too. Never empty unless the message names
 * nobody at all: somebody who writes to themselves answers themselves.
 *
 * @param request.own The addresses of the person's identities.
 */
export function replyRecipients(request: {
  mode: 'reply' | 'reply-all';
  view: AnsweredMessage;
  own: readonly string[];
}): { to: Address[]; cc: Address[] } {
  const { mode, view } = request;
  const own = new Set(request.own.map(plain));
  const isOwn = ({ address }: Address): boolean => own.has(plain(address));
  const seen = new Set<string>();
  const fresh = (list: readonly Address[], keepOwn: boolean): Address[] =>
    list.filter((one) => {
      const key = one.address.trim().toLowerCase();
      if (key === '' || seen.has(key) || (!keepOwn && isOwn(one))) return false;
      seen.add(key);
      return true;
    });

  if (view.from.length > 0 && view.from.every(isOwn) && !view.to.every(isOwn)) {
    const to = fresh(view.to, true);
    return { to, cc: mode === 'reply-all' ? fresh(view.cc, true) : [] };
  }
  const answered = view.replyTo.length > 0 ? view.replyTo : view.from;
  if (mode === 'reply') return { to: fresh(answered, true), cc: [] };
  const listed = new Set([...view.to, ...view.cc].map(({ address }) => plain(address)));
  const toList = view.replyTo.length > 0 && view.replyTo.every(({ address }) => listed.has(plain(address)));
  const to = [...fresh(answered, false), ...(toList ? fresh(view.from, false) : []), ...fresh(view.to, false)];
  const cc = fresh(view.cc, false);
  return to.length + cc.length > 0 ? { to, cc } : { to: fresh(answered, true), cc };
}

/** Lower case and without `+tag`, for "is this the same person?". */
const plain = (address: string): string => {
  const text = address.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const plus = text.indexOf('+');
  return plus > 0 && plus < at ? text.slice(0, plus) + text.slice(at) : text;
};
