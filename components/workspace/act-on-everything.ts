import { apiHref } from '#lib/contract/index.ts';
import { dropOperation, postForm, type FormAnswer } from '#lib/client/index.ts';
import { encodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Change } from './make-actions.ts';
import type { ChangeAnswer } from './post-change.ts';
import type { Everything } from './target.ts';

interface Options {
  readonly token: string;
  readonly operation: string;
  readonly signal: AbortSignal;
  /** Hears how many are done so far. */
  readonly onProgress: (done: number) => void;
}

/** `changed`: whose flags are others now, so that it can be taken back. */
type AllAnswer = ChangeAnswer & { readonly changed: readonly number[] };
type Slice = AllAnswer & { readonly next: number | null };

/**
 * Does one thing to everything that a list lets through, slice by slice, until all is done or `signal` ends it; mail that comes
 * meanwhile is left alone. What was done before an end or a failure stays done and stands in `done`.
 */
export async function actOnEverything(
  change: Change,
  { filter, q }: Everything,
  { token, operation, signal, onProgress }: Options,
): Promise<{ readonly done: AllAnswer | undefined; readonly last: FormAnswer<ChangeAnswer> }> {
  let done: AllAnswer | undefined;
  let below: number | null | undefined;
  for (;;) {
    const form = new FormData();
    const fields = {
      token,
      mailbox: encodeMailboxKey(change.mailbox),
      uidValidity: String(change.uidValidity),
      filter,
      q,
    };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('do', change.do);
    if (change.target !== undefined) form.append('target', change.target);
    if (below !== undefined) form.append('below', String(below));
    // Not hung up on: what the mail server has been told is done, and only the answer says what that was.
    const drop = (): void => void dropOperation(operation, form);
    signal.addEventListener('abort', drop, { once: true });
    const last = await postForm<Slice>(apiHref('actOnAll'), form, { operation });
    signal.removeEventListener('abort', drop);
    if (!last.ok) return { done, last };
    const { count, moved, changed } = last.body;
    done = done
      ? {
          ...last.body,
          count: done.count + count,
          moved: [...done.moved, ...moved],
          changed: [...done.changed, ...changed],
        }
      : last.body;
    onProgress(done.count);
    below = last.body.next;
    if (below === null || signal.aborted) return { done, last };
  }
}
