'use client';

import { useEffect, useRef, useState } from 'react';
import { fillWords } from '#lib/client/index.ts';
import { useHydrated } from '#components/ui/index.ts';

interface Props {
  readonly words: {
    readonly all: string;
    /** With `{count}`. */
    readonly chosen: string;
  };
}

const DRAGGED = 'application/x-tupai-contacts';

/**
 * What scripts add to the boxes of the list: one box for all, how many are ticked, a stretch with Shift, and dragging people onto a group.
 * Whatever is done is done by the form around it.
 */
export function LiveContactChoice({ words }: Props) {
  const live = useHydrated();
  const own = useRef<HTMLSpanElement>(null);
  const [count, setCount] = useState({ ticked: 0, all: 0 });
  useEffect(() => {
    const form = own.current?.closest('form');
    if (!form) return undefined;
    const boxes = (): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('input[name="id"]')];
    let last: HTMLInputElement | undefined;
    const recount = (): void => setCount({ ticked: boxes().filter((box) => box.checked).length, all: boxes().length });
    const onClick = (event: MouseEvent): void => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.name !== 'id') return;
      if (event.shiftKey && last) {
        const all = boxes();
        const [from = 0, to = 0] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
        for (const one of all.slice(from, to + 1)) one.checked = box.checked;
      }
      last = box;
      recount();
    };
    const undo = [listenToDrags(form, boxes), listen(form, 'click', onClick), listen(form, 'change', recount)];
    recount();
    return () => {
      for (const one of undo) one();
    };
  }, [live]);
  const tickAll = (checked: boolean): void => {
    const form = own.current?.closest('form');
    for (const box of form?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? []) box.checked = checked;
    setCount((now) => ({ ...now, ticked: checked ? now.all : 0 }));
  };
  return (
    <span ref={own} className="me-2 inline-flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
      {live && (
        <>
          <input
            type="checkbox"
            aria-label={words.all}
            title={words.all}
            checked={count.ticked > 0 && count.ticked === count.all}
            onChange={(event) => tickAll(event.target.checked)}
          />
          <output className="text-muted">{fillWords(words.chosen, { count: String(count.ticked) })}</output>
        </>
      )}
    </span>
  );
}

function listen<K extends keyof HTMLElementEventMap>(
  on: HTMLElement,
  type: K,
  act: (event: HTMLElementEventMap[K]) => void,
): () => void {
  on.addEventListener(type, act);
  return () => on.removeEventListener(type, act);
}

/** A person who is dragged takes everybody along who is ticked; dropped on a group they join it. */
function listenToDrags(form: HTMLFormElement, boxes: () => HTMLInputElement[]): () => void {
  const groupAt = (event: DragEvent): HTMLElement | undefined => {
    if (!event.dataTransfer?.types.includes(DRAGGED) || !(event.target instanceof Element)) return undefined;
    return event.target.closest<HTMLElement>('[data-group]') ?? undefined;
  };
  const onStart = (event: DragEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    const box = row?.querySelector<HTMLInputElement>('input[name="id"]');
    if (!box || !event.dataTransfer) return;
    const chosen = box.checked ? boxes().filter((one) => one.checked) : [box];
    event.dataTransfer.setData(DRAGGED, chosen.map(({ value }) => value).join(' '));
    event.dataTransfer.effectAllowed = 'copyLink';
  };
  const onOver = (event: DragEvent): void => {
    const group = groupAt(event);
    for (const one of document.querySelectorAll('[data-group][data-drop]'))
      if (one !== group) one.removeAttribute('data-drop');
    if (!group) return;
    event.preventDefault();
    group.setAttribute('data-drop', '');
  };
  const onDrop = (event: DragEvent): void => {
    const group = groupAt(event);
    if (!group) return;
    event.preventDefault();
    const ids = (event.dataTransfer?.getData(DRAGGED) ?? '').split(' ');
    for (const box of boxes()) box.checked = ids.includes(box.value);
    for (const [name, value] of [
      ['do', 'join'],
      ['group', group.dataset['group'] ?? ''],
    ] as const) {
      for (const old of form.querySelectorAll<HTMLSelectElement>(`select[name="${name}"]`)) old.disabled = true;
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.value = value;
      form.append(field);
    }
    form.submit(); // without a button: what is done stands in the field
  };
  const undo = [
    listen(form, 'dragstart', onStart),
    listen(document.body, 'dragover', onOver),
    listen(document.body, 'drop', onDrop),
  ];
  return () => {
    for (const one of undo) one();
  };
}
