import type { MessageAction } from '#lib/contract/index.ts';
import { newOperation, type FormAnswer, type FormFailure } from '#lib/client/index.ts';
import { ACTION_NOTES, type Texts } from '#lib/i18n/index.ts';
import { decodeMailboxKey, encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { actOnEverything } from './act-on-everything.ts';
import { addEntry, addFailure, changeEntry } from './activity.ts';
import { changeCachedFlags, refreshLists } from './change-cache.ts';
import { changedUids, leaveRows } from './leave-rows.ts';
import { flagsOf, inverseOf, movesRows, type FlagChange, type Intent } from './intents.ts';
import { knownRows, type ListData } from './list-data.ts';
import { listKey } from './mail-queries.ts';
import { clearRows } from './selection.ts';
import type { Everything, Target } from './target.ts';
import { postChange, type ChangeAnswer } from './post-change.ts';
import type { WorkspaceCore } from './workspace-core.ts';

/** What to do with which messages. */
export interface Change extends Target {
  /** `label` takes `flags`, `snooze` takes `until`. */
  readonly do: MessageAction | 'label' | 'snooze' | 'wake';
  /** Key of the folder to move or copy to. */
  readonly target?: string;
  /** Keywords to put on and to take off. */
  readonly flags?: FlagChange;
  /** When they come back: ISO 8601. */
  readonly until?: string;
  /** What it says when it worked, where that is more than the usual words. */
  readonly note?: string | undefined;
  /** Says nothing when it worked: nobody asked for it. */
  readonly quiet?: boolean;
  /** It takes back what was done to just these messages, whatever an older copy of one of them says. */
  readonly undoes?: boolean;
  /** Deleting is for good: in Trash and Junk always, elsewhere when it is asked for. */
  readonly forever?: boolean;
  /** The messages stay where they are: those that sleep already get another time. */
  readonly stays?: boolean;
}

export interface Actions {
  /** Shows the change at once, has it done, and puts it back with the reason when it was refused. */
  act(change: Change): void;
}

type Answer = ChangeAnswer;

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

  const post = (change: Change, operation: string): Promise<FormAnswer<Answer>> => postChange(token, change, operation);

  const noteOf = ({ do: what, note, forever }: Change, count: number): string =>
    note ?? texts.t(`common.${ACTION_NOTES[forever === true ? 'forever' : what]}`, { count });

  /** Sends a change; where nobody answers it waits. */
  const send = (change: Change, operation: string): Promise<FormAnswer<Answer>> =>
    core.waiting.send(operation, change, () => post(change, operation));

  function fail(id: string, failure: FormFailure, again: () => void, words: 'failed' | 'notUndone' = 'failed'): void {
    if (failure.code === 'operation.cancelled') {
      addEntry(activity, { id, text: reason(failure), tone: 'ok', retry: again, at: Date.now() }); // as it was wanted
      return;
    }
    const text = texts.t(`workspace.${words}`, { reason: reason(failure) });
    addFailure(activity, { text, detail: failure.detail, reference: failure.reference, retry: again }, id);
  }

  /** Takes a move back by where the server says the messages are now; the rows return at once. */
  async function moveBack(id: string, change: Change, before: ListData | undefined, done: Promise<FormAnswer<Answer>>) {
    const key = listKey({ mailbox: change.mailbox, list: core.place.get().list });
    changeEntry(activity, id, { undo: undefined });
    drop(id);
    if (before && core.place.get().mailbox === change.mailbox) client.setQueryData<ListData>(key, before);
    if (core.waiting.cancel(id)) changeEntry(activity, id, { text: texts.t('workspace.undone') });
    const answer = await done;
    if (!answer.ok) return;
    const { target, uidValidity, moved } = answer.body;
    const path = target === null ? undefined : decodeMailboxKey(target);
    if (path === undefined) return;
    const back: Change = {
      do: change.do === 'snooze' ? 'wake' : change.do === 'phishing' ? 'not-junk' : 'move', // which takes its marks off
      mailbox: path,
      uidValidity,
      uids: moved.map(([, uid]) => uid),
      target: encodeMailboxKey(change.mailbox),
    };
    const returned = await send(back, newOperation());
    const text = texts.t(before && comesFirst(before, change.uids) ? 'workspace.undoneFirst' : 'workspace.undone', {
      count: change.uids.length,
    });
    if (returned.ok) addEntry(activity, { id, text, tone: 'ok', at: Date.now() });
    else fail(id, returned, () => void moveBack(id, change, before, done), 'notUndone');
    await Promise.all([refreshLists(client, change.mailbox), refreshLists(client, path)]);
  }

  async function run(change: Change): Promise<void> {
    const id = newOperation();
    const flags = flagsOf(change);
    const uids = flags && change.undoes !== true ? changedUids(core, change, flags) : change.uids;
    if (uids.length === 0) return;
    const hides = hidesRows(change);
    const where = { mailbox: change.mailbox, uidValidity: change.uidValidity, uids: new Set(uids) };
    const before = client.getQueryData<ListData>(listKey({ mailbox: change.mailbox, list: core.place.get().list }));
    if (hides) leaveRows(core, where);
    const intent: Intent = { id, ...where, hides, add: flags?.add ?? [], remove: flags?.remove ?? [] };
    intents.set((now) => [...now, intent]);
    const done = send({ ...change, uids }, id);
    const inverse = inverseOf(change);
    const undo = inverse
      ? () => {
          changeEntry(activity, id, { undo: undefined, text: texts.t('workspace.undone') });
          if (core.waiting.cancel(id)) return; // it has not left
          void done.then(() => run({ ...change, ...inverse, uids, quiet: true, undoes: true }));
        }
      : hides && isMove(change) && core.server.undoesMoves
        ? () => void moveBack(id, change, before, done)
        : undefined;
    if (change.quiet !== true)
      addEntry(activity, { id, text: noteOf(change, uids.length), tone: 'ok', undo, at: Date.now() });

    const answer = await done;
    if (!answer.ok) {
      drop(id);
      if (answer.code === 'aborted') return; // taken back before it left
      fail(id, answer, () => void run(change));
      void refreshLists(client, change.mailbox); // a part of it may have been done
      return;
    }
    if (flags) {
      changeCachedFlags(client, where, flags);
      if (movesRows(flags)) void refreshLists(client, change.mailbox);
      drop(id);
      return;
    }
    if (hides && isMove(change) && answer.body.moved.length === 0) {
      core.server.undoesMoves = false;
      changeEntry(activity, id, { undo: undefined });
    }
    if (answer.body.unattended === false && activity.get().some((one) => one.id === id && one.undo))
      changeEntry(activity, id, { text: `${noteOf(change, uids.length)} ${texts.t('actions.wakesSignedIn')}` });
    const target = answer.body.target === null ? undefined : decodeMailboxKey(answer.body.target);
    if (target !== undefined) void refreshLists(client, target);
    if (hides) await refreshLists(client, change.mailbox);
    drop(id);
  }

  /** The same for everything that the list lets through; what is at hand shows it at once, a count tells of the rest. */
  async function runAll(change: Change, everything: Everything): Promise<void> {
    const id = newOperation();
    const stop = new AbortController();
    const { mailbox, uidValidity } = change;
    const where = { mailbox, uidValidity, uids: new Set(change.uids) };
    const hides = hidesRows(change);
    const said = (done: number): string =>
      texts.t('actions.progress', { done: texts.number(done), total: texts.number(everything.total) });
    if (hides) leaveRows(core, where);
    const flags = flagsOf(change);
    intents.set((now) => [...now, { id, ...where, hides, add: flags?.add ?? [], remove: flags?.remove ?? [] }]);
    core.selection.set(clearRows);
    const cancel = (): void => {
      changeEntry(activity, id, { cancel: undefined });
      stop.abort();
    };
    addEntry(activity, { id, text: said(0), tone: 'ok', cancel, at: Date.now() });
    const onProgress = (done: number): void => changeEntry(activity, id, { text: said(done) });
    const { done, last } = await actOnEverything(change, everything, {
      token,
      operation: id,
      signal: stop.signal,
      onProgress,
    });
    const count = done?.count ?? 0;
    if (flags && done) changeCachedFlags(client, { mailbox, uidValidity, uids: new Set(done.changed) }, flags);
    const inverse = inverseOf(change);
    const undo =
      done && inverse && done.changed.length > 0
        ? () => {
            changeEntry(activity, id, { undo: undefined, text: texts.t('workspace.undone') });
            void run({ ...inverse, mailbox, uidValidity, uids: done.changed, quiet: true, undoes: true });
          }
        : done && hides && isMove(change) && done.moved.length > 0
          ? () => void moveBack(id, change, undefined, Promise.resolve({ ok: true, body: done }))
          : undefined;
    const text = noteOf({ ...change, note: undefined }, count);
    addEntry(activity, { id, text, tone: 'ok', undo, at: Date.now() });
    if (!last.ok && last.code !== 'operation.cancelled')
      fail(newOperation(), last, () => void runAll(change, everything));
    const target = done?.target ? decodeMailboxKey(done.target) : undefined;
    await Promise.all([mailbox, ...(target === undefined ? [] : [target])].map((one) => refreshLists(client, one)));
    drop(id);
  }

  return {
    act(change) {
      const hides = hidesRows(change);
      const forever = change.forever === true;
      const { everything } = change;
      const go = (): void => void (everything ? runAll(change, everything) : run(change));
      const count = everything?.total ?? change.uids.length;
      if (hides && (forever || (isMove(change) && !core.server.undoesMoves)))
        core.question.set({
          text: texts.t(forever ? 'workspace.askForever' : 'workspace.askNoUndo', { count }),
          consequence: texts.t(forever ? 'workspace.foreverMeans' : 'workspace.noUndoMeans'),
          yes: texts.t(forever ? 'workspace.deleteForever' : 'workspace.goOn'),
          run: go,
        });
      else go();
    },
  };
}

/** The messages leave the list. */
const hidesRows = (change: Change): boolean =>
  flagsOf(change) === undefined && change.do !== 'copy' && change.stays !== true;

/** They are somewhere else afterwards, where they can be brought back from. */
const isMove = (change: Change): boolean => change.forever !== true && change.do !== 'wake';

/** What comes back is numbered anew: in order of arrival it stands before all others, where it did not stand before. */
function comesFirst({ facts, ...data }: ListData, uids: readonly number[]): boolean {
  if (facts.order !== 'arrival') return false;
  const back = new Set(uids);
  const newest = facts.descending ? back.size - 1 : facts.total - back.size;
  for (const [place, { uid }] of knownRows({ facts, ...data }))
    if (back.has(uid) && (facts.descending ? place > newest : place < newest)) return true;
  return false;
}
