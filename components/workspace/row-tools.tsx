import type { MouseEvent } from 'react';
import type { MessageAction, MessageRow } from '#lib/contract/index.ts';
import type { TextKey } from '#lib/i18n/index.ts';
import { offeredActions } from '#components/messages/index.ts';
import { Icon, type IconName } from '#components/ui/index.ts';
import { isUnread } from './is-unread.ts';
import { below } from './sheet.ts';
import type { GridModel } from './grid-model.ts';
import { rowTarget } from './target.ts';
import { useActions } from './use-actions.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly grid: GridModel;
  readonly row: MessageRow;
}

/** The four things done most, at the end of the row that is pointed at. By keyboard the menu of the row has them. */
export function RowTools({ grid, row }: Props) {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  const { mailbox } = grid.view;
  const offers = offeredActions(mailbox.specialUse);
  const unread = isUnread(row);
  const change = (what: MessageAction) => (): void =>
    act({ ...rowTarget(grid, row.uid), do: what, forever: what === 'delete' && offers.deletesForGood });
  const snooze = ({ currentTarget }: MouseEvent): void =>
    core.sheet.set({ kind: 'snooze', target: rowTarget(grid, row.uid), at: below(currentTarget) });
  const tools: readonly { icon: IconName; key: TextKey; run: (event: MouseEvent) => void }[] = [
    ...(offers.archive ? [{ icon: 'archive' as const, key: 'messages.archive' as const, run: change('archive') }] : []),
    {
      icon: 'trash',
      key: offers.deletesForGood ? 'messages.deleteForever' : 'messages.delete',
      run: change('delete'),
    },
    unread
      ? { icon: 'mail-open', key: 'messages.markRead', run: change('read') }
      : { icon: 'mail', key: 'messages.markUnread', run: change('unread') },
    ...(offers.wake
      ? [
          {
            icon: 'inbox' as const,
            key: 'actions.wakeNow' as const,
            run: () => act({ ...rowTarget(grid, row.uid), do: 'wake' }),
          },
        ]
      : offers.snooze
        ? [{ icon: 'clock' as const, key: 'actions.snooze' as const, run: snooze }]
        : []),
  ];
  return (
    <td className="row-tools">
      {tools.map(({ icon, key, run }) => (
        <button key={key} type="button" tabIndex={-1} title={texts.t(key)} onClick={run}>
          <Icon name={icon} />
          <span className="sr-only">{texts.t(key)}</span>
        </button>
      ))}
    </td>
  );
}
