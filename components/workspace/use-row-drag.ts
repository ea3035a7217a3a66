import { useEffect, type DragEvent } from 'react';
import { readMailPlace, type MailboxList, type MailboxView } from '#lib/contract/index.ts';
import { labelMailbox } from '#components/mailboxes/index.ts';
import type { GridModel } from './grid-model.ts';
import { pointedTarget } from './target.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

/** Begins to drag what is ticked, or the row alone that was taken hold of. */
export function useRowDrag(grid: GridModel): (event: DragEvent<HTMLElement>) => void {
  const { core, texts } = useWorkspace();
  return (event): void => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-uid]') : null;
    if (!line) return;
    const target = pointedTarget(core, grid, Number(line.dataset['uid']));
    core.dragged.set(target);
    const image = document.createElement('div');
    image.className = 'drag-image';
    image.textContent = texts.t('actions.dragged', { count: target.uids.length });
    document.body.append(image);
    requestAnimationFrame(() => image.remove()); // the browser has taken its picture by then
    event.dataTransfer.clearData(); // the link of the row, which is not what is dragged
    event.dataTransfer.setData('text/plain', image.textContent);
    event.dataTransfer.setDragImage(image, -12, -12);
    event.dataTransfer.effectAllowed = grid.view.list.readOnly ? 'copy' : 'copyMove';
  };
}

/** Lets folders of the rail take rows that are dragged onto them: moves them, with Ctrl or Option copies them. */
export function useFolderDrop(): void {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  useEffect(() => {
    let over: HTMLElement | undefined;
    const mark = (next: HTMLElement | undefined): void => {
      if (over !== next) over?.removeAttribute('data-drop');
      over = next;
      over?.setAttribute('data-drop', '');
    };
    const folderOf = (link: HTMLAnchorElement | null): MailboxView | undefined => {
      const path = link ? readMailPlace(link.href)?.mailbox : undefined;
      if (path === undefined || path === core.dragged.get()?.mailbox) return undefined;
      const folders = core.client.getQueryData<MailboxList | null>(['folders'])?.mailboxes;
      return folders?.find((one) => one.path === path && one.rights?.mayInsert !== false);
    };
    const linkOf = ({ target }: Event): HTMLAnchorElement | null =>
      target instanceof Element ? target.closest<HTMLAnchorElement>('#folders a[href]') : null;
    const copies = ({ ctrlKey, altKey }: globalThis.DragEvent, effects: string): boolean =>
      ctrlKey || altKey || effects === 'copy';

    const onOver = (event: globalThis.DragEvent): void => {
      if (!core.dragged.get() || !event.dataTransfer) return;
      const link = linkOf(event);
      const folder = folderOf(link);
      mark(folder && link ? link : undefined);
      if (!folder) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = copies(event, event.dataTransfer.effectAllowed) ? 'copy' : 'move';
    };
    const onDrop = (event: globalThis.DragEvent): void => {
      const target = core.dragged.get();
      const folder = folderOf(linkOf(event));
      if (!target || !folder) return;
      event.preventDefault();
      const what = copies(event, event.dataTransfer?.effectAllowed ?? '') ? 'copy' : 'move';
      const values = { count: target.uids.length, folder: labelMailbox(folder, texts) };
      const note = texts.t(what === 'copy' ? 'actions.copiedTo' : 'actions.movedTo', values);
      act({ ...target, do: what, target: folder.key, note });
      onEnd();
    };
    const onEnd = (): void => {
      mark(undefined);
      core.dragged.set(undefined);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('drop', onDrop);
    document.addEventListener('dragend', onEnd);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('dragend', onEnd);
    };
  }, [core, texts, act]);
}
