import { useRef, type CSSProperties } from 'react';
import { Icon } from '#components/ui/index.ts';
import { askAgain } from './ask-again.ts';
import type { GridModel } from './grid-model.ts';
import { useLongPress } from './use-long-press.ts';
import { usePullRefresh } from './use-pull-refresh.ts';
import { useSwipe } from './use-swipe.ts';
import { useWorkspace } from './workspace-context.ts';

/**
 * What fingers and pens do in the list: swipes, long presses, pulling down. Each has a way without it: the boxes of the rows,
 * the bar of actions, the button Refresh. Stands in the scrolled part, before the rows, and shows what lies under them.
 */
export function TouchLayer({ grid }: { readonly grid: GridModel }) {
  const { core, texts } = useWorkspace();
  const swallow = useRef(false);
  const mark = useRef<HTMLSpanElement>(null);
  useLongPress(grid, swallow);
  const shown = useSwipe(grid, swallow);
  const refresh = (): Promise<void> => askAgain(core, texts);
  const pull = usePullRefresh(grid.virtual.scroller, mark, refresh);
  const place =
    shown && ({ '--top': `${String(shown.top)}px`, '--height': `${String(shown.height)}px` } as CSSProperties);
  return (
    <>
      <span className="pull-place" aria-hidden="true">
        <span ref={mark} className="pull-mark" data-state={pull}>
          <Icon name="refresh" />
        </span>
      </span>
      {shown && (
        <span
          className="swipe-under"
          aria-hidden="true"
          style={place}
          data-tone={shown.swipe.tone}
          data-side={shown.side}
          data-ready={shown.ready || undefined}
        >
          <Icon name={shown.swipe.icon} />
          <span>{texts.t(shown.swipe.text)}</span>
        </span>
      )}
    </>
  );
}
