import { useEffect, useRef } from 'react';
import { useLiveValue } from '#lib/client/index.ts';
import type { ListRows } from './list-rows.ts';
import { chooseRows, clearRows } from './selection.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly rows: ListRows;
  readonly keyOf: (uid: number) => string;
}

/** The box in the heading: ticks every row that is at hand, or takes all ticks off. */
export function TickAll({ rows, keyOf }: Props) {
  const { core, texts } = useWorkspace();
  const count = useLiveValue(core.selection, ({ chosen }) => chosen.size);
  const box = useRef<HTMLInputElement>(null);
  const all = count > 0 && count >= rows.total;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && !all;
  }, [count, all]);
  const toggle = (): void => {
    if (count > 0) return core.selection.set(clearRows);
    const keys: string[] = [];
    for (let place = 0; place < rows.total; place += 1) {
      const row = rows.at(place);
      if (row) keys.push(keyOf(row.uid));
    }
    core.selection.set((now) => chooseRows(now, keys));
  };
  return (
    <label className="check-hit">
      <input ref={box} type="checkbox" aria-label={texts.t('messages.selectAll')} checked={all} onChange={toggle} />
    </label>
  );
}
