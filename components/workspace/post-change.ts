import { apiHref, type Moved } from '#lib/contract/index.ts';
import { postForm, type FormAnswer } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Change } from './make-actions.ts';

/** What became of a change; `unattended` tells of snoozed messages whether they wake although nobody is signed in then. */
export type ChangeAnswer = Moved & { readonly forever?: boolean; readonly unattended?: boolean };

/** The most messages of one request. */
const MOST = 1000;
const NOWHERE: ChangeAnswer = { count: 0, target: null, uidValidity: 0, moved: [] };

/** Has a change made, in as many requests as it takes; the answer is about all of them. Stops at the first that is refused. */
export async function postChange(token: string, change: Change, operation: string): Promise<FormAnswer<ChangeAnswer>> {
  const { href, fields } = doorOf(change);
  let all: ChangeAnswer | undefined;
  for (let at = 0; at < change.uids.length; at += MOST) {
    const form = new FormData();
    const common = { token, mailbox: encodeMailboxKey(change.mailbox), uidValidity: String(change.uidValidity) };
    for (const [name, value] of [...Object.entries(common), ...fields]) form.append(name, value);
    for (const uid of change.uids.slice(at, at + MOST)) form.append('uid', String(uid));
    const answer = await postForm<Partial<ChangeAnswer>>(href, form, { operation });
    if (!answer.ok) return answer;
    const body = { ...NOWHERE, ...answer.body };
    all = all ? { ...body, count: all.count + body.count, moved: [...all.moved, ...body.moved] } : body;
  }
  return all ? { ok: true, body: all } : { ok: false, code: 'aborted', text: '' };
}

/** Which endpoint makes a change, and what it wants to know besides the messages. */
function doorOf(change: Change): { href: string; fields: readonly (readonly [string, string])[] } {
  const { flags, target, until = '' } = change;
  if (flags) {
    const fields = [
      ...flags.add.map((one) => ['add', one] as const),
      ...flags.remove.map((one) => ['remove', one] as const),
    ];
    return { href: apiHref('setFlags'), fields };
  }
  if (change.do === 'snooze') return { href: apiHref('snoozeMessages'), fields: [['until', until]] };
  if (change.do === 'wake') return { href: apiHref('wakeMessages'), fields: [] };
  if (change.do === 'delete' && change.forever === true)
    return { href: apiHref('deleteMessages'), fields: [['forever', '1']] };
  const to = target === undefined ? [] : [['target', target] as const];
  return { href: apiHref('actOnMessages'), fields: [['do', change.do], ...to] };
}
