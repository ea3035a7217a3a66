import { useState } from 'react';
import { useLiveCounts } from '#components/mailboxes/index.ts';
import { Button } from '#components/ui/index.ts';
import type { GridModel } from './grid-model.ts';
import { useWorkspace } from './workspace-context.ts';

/** Says that mail arrived above what one looks at: rows under the pointer never move by themselves. */
export function ListNews({ grid, atTop }: { readonly grid: GridModel; readonly atTop: boolean }) {
  const { texts } = useWorkspace();
  const { mailbox, list } = grid.view;
  const live = useLiveCounts(mailbox.key);
  // Numbers that come next, not those of rows: what stood first may be pinned, or gone.
  const next = live?.uidValidity === list.uidValidity ? live.uidNext : mailbox.uidNext;
  const [seen, setSeen] = useState({ of: list.uidValidity, next });
  if ((atTop && seen.next !== next) || seen.of !== list.uidValidity) setSeen({ of: list.uidValidity, next });
  const fits = list.order === 'arrival' && list.descending && list.filter === 'all' && !list.q;
  const known = fits && !atTop && live?.uidValidity === list.uidValidity && seen.next > 0;
  const count = known ? Math.max(0, Math.min(live.messages, next - seen.next)) : 0;
  return (
    <div aria-live="polite" className="list-news">
      {count > 0 && (
        <Button type="button" tone="primary" icon="up" onClick={grid.virtual.toTop}>
          {texts.t('workspace.newMessages', { count })}
        </Button>
      )}
    </div>
  );
}
