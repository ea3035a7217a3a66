import { apiHref, type MessageAction, type Moved } from '#lib/contract/index.ts';
import { newOperation, postForm, type FormAnswer, type FormFailure } from '#lib/client/index.ts';
import { ACTION_NOTES, type Texts } from '#lib/i18n/index.ts';
import { decodeMailboxKey, encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { addEntry, changeEntry } from './activity.ts';
import { changeCachedFlags, refreshLists } from './change-cache.ts';
import { changedUids, leaveRows } from './leave-rows.ts';
import { flagsOf, inverseOf, type Intent } from './intents.ts';
import type { ListData } from './list-data.ts';
import { listKey } from './mail-queries.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** What to do with which messages. */
export interface Change {
  readonly do: MessageAction;
  /** Path of the mailbox they are in. */
  readonly mailbox: string;
  readonly uidValidity: number;
  readonly uids: readonly number[];
  /** Key of the folder to move or copy to. */
  readonly target?: string;
  /** Says nothing when it worked: nobody asked for it. */
  readonly quiet?: boolean;
  /** In Trash or Junk, deleting is for good. */
  readonly forever?: boolean;
}

export interface Actions {
  /** Shows the change at once, has it done, and puts it back with the reason when it was refused. */
  act(change: Change): void;
}

type Answer = Moved & { readonly forever: boolean };
/** The most messages of one request. */
const MOST = 1000;

interface Tools {
  readonly core: WorkspaceCore;
  readonly texts: Texts;
  readonly token: string;
}

/** Everything that changes messages on the mail screen comes through here: buttons, keys, menus, gestures. */
export function makeActions({ core, texts, token }: Tools): Actions {
  const { client, intents, activity } = core;
  const drop = (id: string): void => intents.set((now) => now.filter((one) => one.id !== id));
  const reason = ({ text }: FormFailure): string => text || texts.t('workspace.offline');

  async function post(change: Change, operation: string): Promise<FormAnswer<Answer>> {
    let all: Answer | undefined;
    for (let at = 0; at < change.uids.length; at += MOST) {
      const form = new FormData();
      form.append('token', token);
      form.append('do', change.do);
      form.append('mailbox', encodeMailboxKey(change.mailbox));
      form.append('uidValidity', String(change.uidValidity));
      if (change.target !== undefined) form.append('target', change.target);
      for (const uid of change.uids.slice(at, at + MOST)) form.append('uid', String(uid));
      const answer = await postForm<Answer>(apiHref('actOnMessages'), form, { operation });
      if (!answer.ok) return answer;
      all = all
        ? { ...answer.body, count: all.count + answer.body.count, moved: [...all.moved, ...answer.body.moved] }
        : answer.body;
    }
    return all ? { ok: true, body: all } : { ok: false, code: 'aborted', text: '' };
  }

  function fail(id: string, failure: FormFailure, again: () => void, words: 'failed' | 'notUndone' = 'failed'): void {
    addEntry(activity, {
      id,
      text: texts.t(`workspace.${words}`, { reason: reason(failure) }),
      tone: 'danger',
      detail: failure.detail,
      reference: failure.reference,
      retry: again,
      at: Date.now(),
    });
  }

  /** Takes a move back by where the server says the messages are now; the rows return at once. */
  async function moveBack(id: string, change: Change, before: ListData | undefined, done: Promise<FormAnswer<Answer>>) {
    const key = listKey({ mailbox: change.mailbox, list: core.place.get().list });
    changeEntry(activity, id, { undo: undefined });
    drop(id);
    if (before && core.place.get().mailbox === change.mailbox) client.setQueryData<ListData>(key, before);
    const answer = await done;
    if (!answer.ok) return;
    const { target, uidValidity, moved } = answer.body;
    const path = target === null ? undefined : decodeMailboxKey(target);
    if (path === undefined) return;
    const back: Change = {
      do: 'move',
      mailbox: path,
      uidValidity,
      uids: moved.map(([, uid]) => uid),
      target: encodeMailboxKey(change.mailbox),
    };
    const returned = await post(back, newOperation());
    if (returned.ok) addEntry(activity, { id, text: texts.t('workspace.undone'), tone: 'ok', at: Date.now() });
    else fail(id, returned, () => void moveBack(id, change, before, done), 'notUndone');
    await Promise.all([refreshLists(client, change.mailbox), refreshLists(client, path)]);
  }

  async function run(change: Change): Promise<void> {
    const id = newOperation();
    const flags = flagsOf(change.do);
    const uids = flags ? changedUids(core, change, flags) : change.uids;
    if (uids.length === 0) return;
    const hides = flags === undefined && change.do !== 'copy';
    const where = { mailbox: change.mailbox, uidValidity: change.uidValidity, uids: new Set(uids) };
    const before = client.getQueryData<ListData>(listKey({ mailbox: change.mailbox, list: core.place.get().list }));
    if (hides) leaveRows(core, where);
    const intent: Intent = { id, ...where, hides, add: flags?.add ?? [], remove: flags?.remove ?? [] };
    intents.set((now) => [...now, intent]);
    const done = post({ ...change, uids }, id);
    const inverse = inverseOf(change.do);
    const undo = inverse
      ? () => {
          changeEntry(activity, id, { undo: undefined, text: texts.t('workspace.undone') });
          void done.then(() => run({ ...change, uids, do: inverse, quiet: true }));
        }
      : hides && change.forever !== true && core.server.undoesMoves
        ? () => void moveBack(id, change, before, done)
        : undefined;
    const note = (count: number, forever: boolean): string =>
      texts.t(`common.${ACTION_NOTES[forever ? 'forever' : change.do]}`, { count });
    if (change.quiet !== true)
      addEntry(activity, { id, text: note(uids.length, change.forever === true), tone: 'ok', undo, at: Date.now() });

    const answer = await done;
    if (!answer.ok) {
      drop(id);
      fail(id, answer, () => void run(change));
      return;
    }
    if (flags) {
      changeCachedFlags(client, where, flags);
      drop(id);
      return;
    }
    if (hides && change.forever !== true && answer.body.moved.length === 0) {
      core.server.undoesMoves = false;
      changeEntry(activity, id, { undo: undefined });
    }
    const target = answer.body.target === null ? undefined : decodeMailboxKey(answer.body.target);
    if (target !== undefined) void refreshLists(client, target);
    if (hides) await refreshLists(client, change.mailbox);
    drop(id);
  }

  return {
    act(change) {
      const hides = flagsOf(change.do) === undefined && change.do !== 'copy';
      const forever = change.forever === true;
      if (hides && (forever || !core.server.undoesMoves))
        core.question.set({
          text: texts.t(forever ? 'workspace.askForever' : 'workspace.askNoUndo', { count: change.uids.length }),
          yes: texts.t(forever ? 'workspace.deleteForever' : 'workspace.goOn'),
          run: () => void run(change),
        });
      else void run(change);
    },
  };
}
