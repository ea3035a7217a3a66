'use client';

import { useEffect, useRef, useState } from 'react';

interface Props {
  /** `# selected`; the number goes where the `#` is. */
  readonly selected: string;
  readonly all: string;
}

/**
 * What scripts add to ticking: a box in the heading for all rows, ranges with Shift, a count, and Escape to clear. Links to
 * unread messages lose `read=1`, because with scripts the reader marks them itself once they are on the screen.
 */
export function LiveSelection({ selected, all }: Props) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [state, setState] = useState<{ some: number; of: number }>(); // nothing is drawn before scripts run
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const form = anchor.current?.closest('form');
    if (!form) return;
    const boxes = (): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('.row-check')];
    const recount = (): void => {
      const every = boxes();
      const some = every.filter(({ checked }) => checked).length;
      const count = form.querySelector('.list-count');
      if (count) count.textContent = some > 0 ? selected.replace('#', String(some)) : '';
      for (const one of every) one.closest('tr')?.toggleAttribute('data-selected', one.checked);
      setState({ some, of: every.length });
    };
    let last: HTMLInputElement | undefined;
    const onClick = (event: MouseEvent): void => {
      const target = event.target;
      if (target instanceof Element && target.closest('.list-clear')) {
        event.preventDefault();
        for (const one of boxes()) one.checked = false;
        recount();
      }
      if (!(target instanceof HTMLInputElement) || !target.classList.contains('row-check')) return;
      if (event.shiftKey && last) {
        const every = boxes();
        const [from, to] = [every.indexOf(last), every.indexOf(target)].sort((a, b) => a - b);
        for (const one of every.slice(from, (to ?? 0) + 1)) one.checked = target.checked;
      }
      last = target;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !boxes().some(({ checked }) => checked)) return;
      for (const one of boxes()) one.checked = false;
      recount();
    };
    for (const link of form.querySelectorAll<HTMLAnchorElement>('a.row-link')) {
      const url = new URL(link.href);
      if (!url.searchParams.has('read')) continue;
      url.searchParams.delete('read');
      link.href = url.href;
    }
    recount();
    form.addEventListener('click', onClick);
    form.addEventListener('change', recount);
    document.addEventListener('keydown', onKey);
    return () => {
      form.removeEventListener('click', onClick);
      form.removeEventListener('change', recount);
      document.removeEventListener('keydown', onKey);
    };
  }, [selected]);

  useEffect(() => {
    if (box.current && state) box.current.indeterminate = state.some > 0 && state.some < state.of;
  });

  const toggleAll = (checked: boolean): void => {
    const form = anchor.current?.closest('form');
    for (const one of form?.querySelectorAll<HTMLInputElement>('.row-check') ?? []) one.checked = checked;
    form?.dispatchEvent(new Event('change')); // the count listens there
  };

  return (
    <>
      <span ref={anchor} hidden />
      {state && (
        <label className="check-hit">
          <input
            ref={box}
            type="checkbox"
            aria-label={all}
            checked={state.some > 0 && state.some === state.of}
            onChange={(event) => toggleAll(event.currentTarget.checked)}
          />
        </label>
      )}
    </>
  );
}
