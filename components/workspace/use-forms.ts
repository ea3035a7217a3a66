import { useEffect } from 'react';
import { apiHref, type MessageAction } from '#lib/contract/index.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import type { Change } from './make-actions.ts';
import { targetOf, type Target } from './target.ts';
import { useActions } from './use-actions.ts';
import type { WorkspaceCore } from './workspace-core.ts';
import { useWorkspace } from './workspace-context.ts';

/** The forms of list and reader, sent by a script: the same buttons, and nothing but the change leaves the page. */
export function useForms(): void {
  const { core } = useWorkspace();
  const { act } = useActions();
  useEffect(() => {
    const onSubmit = (event: SubmitEvent): void => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
      if (new URL(form.action).pathname !== apiHref('actOnMessages')) return;
      event.preventDefault();
      const fields = new FormData(form, event.submitter);
      const ticked = form.classList.contains('list') ? tickedTarget(core) : undefined;
      const change = readChange(fields, ticked?.uids ?? []);
      if (!change) return;
      for (const menu of form.querySelectorAll<HTMLDetailsElement>('details[open]')) menu.open = false;
      const use = core.client
        .getQueryData<{ mailboxes: readonly { path: string; specialUse: string | null }[] } | null>(['folders'])
        ?.mailboxes.find(({ path }) => path === change.mailbox)?.specialUse;
      act({
        ...change,
        everything: ticked?.everything,
        forever: change.do === 'delete' && (use === 'trash' || use === 'junk'),
      });
    };
    document.addEventListener('submit', onSubmit);
    return () => document.removeEventListener('submit', onSubmit);
  }, [core, act]);
}

/** The list's own form means what is ticked, also where no row of it is drawn. */
function tickedTarget(core: WorkspaceCore): Target | undefined {
  const grid = core.grid.get();
  return grid && core.selection.get().chosen.size > 0 ? targetOf(core, grid) : undefined;
}

function readChange(fields: FormData, ticked: readonly number[]): Change | undefined {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const mailbox = decodeMailboxKey(text('mailbox'));
  const uids =
    ticked.length > 0
      ? ticked
      : fields.getAll('uid').flatMap((one) => (typeof one === 'string' ? one.split(',').map(Number) : []));
  if (mailbox === undefined || uids.length === 0) return undefined;
  const target = text('target');
  return {
    do: text('do') as MessageAction,
    mailbox,
    uidValidity: Number(text('uidValidity')),
    uids,
    ...(target === '' ? {} : { target }),
  };
}
