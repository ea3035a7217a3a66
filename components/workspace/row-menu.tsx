import { offeredActions, rowHref } from '#components/messages/index.ts';
import { LivePopupMenu, type MenuItem } from '#components/ui/index.ts';
import { useKeySettings } from '#lib/client/index.ts';
import { composePage } from '#lib/contract/index.ts';
import { boundKeys } from '#lib/mail/bound-keys.ts';
import { COMMANDS, type CommandId } from '#lib/mail/commands.ts';
import { FLAGGED, PINNED, hasFlag } from '#lib/mail/flags.ts';
import { showKeys } from '#lib/mail/key-name.ts';
import { isUnread } from './is-unread.ts';
import type { Sheet } from './sheet.ts';
import { useActions } from './use-actions.ts';
import { openAddress } from './workspace-core.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly sheet: Sheet;
  readonly onClose: () => void;
}

/** Everything that can be done with the messages that were pressed, with the keys that do the same. */
export function RowMenu({ sheet, onClose }: Props) {
  const { core, texts } = useWorkspace();
  const { act } = useActions();
  const keys = useKeySettings();
  const grid = core.grid.get();
  const { target } = sheet;
  if (!grid) return null;
  const { mailbox, list } = grid.view;
  const rows = target.uids.flatMap((uid) => grid.rows.at(grid.rows.placeOf(uid)) ?? []);
  const [first] = rows;
  const offers = offeredActions(mailbox.specialUse);
  const unread = rows.some(isUnread);
  const starred = rows.length > 0 && rows.every(({ flags }) => hasFlag(flags, FLAGGED));

  const pinned = rows.length > 0 && rows.every(({ flags }) => hasFlag(flags, PINNED));

  const keysOf = (id: CommandId): string | undefined => {
    const [bound] = boundKeys(COMMANDS.find((one) => one.id === id) ?? COMMANDS[0], keys);
    return bound === undefined ? undefined : showKeys(bound, keys.apple, ' ');
  };
  const show = (kind: Sheet['kind']) => (): void => core.sheet.set({ ...sheet, kind });
  const items: readonly (MenuItem & { readonly when?: boolean; readonly only?: 'one' })[] = [
    {
      id: 'open',
      label: texts.t('actions.open'),
      icon: 'mail-open',
      only: 'one',
      keys: keysOf('open'),
      run: () => first && openAddress(core, rowHref(grid.rowView, first)),
    },
    {
      id: 'tab',
      label: texts.t('actions.openTab'),
      icon: 'file',
      only: 'one',
      run: () => first && window.open(rowHref(grid.rowView, first), '_blank', 'noopener'),
    },
    ...(['reply', 'reply-all', 'forward'] as const).map((mode) => ({
      id: mode,
      label: texts.t(`reader.${({ reply: 'reply', 'reply-all': 'replyAll', forward: 'forward' } as const)[mode]}`),
      icon: mode,
      only: 'one' as const,
      when: mailbox.specialUse !== 'drafts',
      apart: mode === 'reply',
      run: () =>
        first &&
        openAddress(
          core,
          composePage({ mode, mailbox: mailbox.path, message: { uidValidity: target.uidValidity, uid: first.uid } }),
        ),
    })),
    {
      id: 'archive',
      label: texts.t('messages.archive'),
      icon: 'archive',
      apart: true,
      when: offers.archive,
      keys: keysOf('archive'),
      run: () => act({ ...target, do: 'archive' }),
    },
    {
      id: 'delete',
      label: texts.t('messages.delete'),
      icon: 'trash',
      when: !offers.deletesForGood,
      keys: keysOf('delete'),
      run: () => act({ ...target, do: 'delete' }),
    },
    {
      id: 'read',
      label: texts.t(unread ? 'messages.markRead' : 'messages.markUnread'),
      icon: unread ? 'mail-open' : 'mail',
      keys: keysOf(unread ? 'markRead' : 'markUnread'),
      run: () => act({ ...target, do: unread ? 'read' : 'unread' }),
    },
    {
      id: 'star',
      label: texts.t(starred ? 'messages.unflag' : 'messages.flag'),
      icon: 'star',
      keys: keysOf('star'),
      run: () => act({ ...target, do: starred ? 'unflag' : 'flag' }),
    },
    {
      id: 'pin',
      label: texts.t(pinned ? 'messages.unpin' : 'messages.pin'),
      icon: 'pin',
      when: !target.everything,
      keys: keysOf('pin'),
      run: () => act({ ...target, do: pinned ? 'unpin' : 'pin' }),
    },
    {
      id: 'wake',
      label: texts.t('actions.wakeNow'),
      icon: 'inbox',
      when: offers.wake && !target.everything,
      run: () => act({ ...target, do: 'wake' }),
    },
    {
      id: 'snooze',
      label: texts.t('actions.snoozeMenu'),
      icon: 'clock',
      when: offers.snooze && !target.everything,
      keys: keysOf('snooze'),
      run: show('snooze'),
    },
    {
      id: 'label',
      when: !target.everything,
      label: texts.t('actions.labelMenu'),
      icon: 'tag',
      apart: true,
      keys: keysOf('label'),
      run: show('label'),
    },
    { id: 'move', label: texts.t('actions.moveMenu'), icon: 'move', keys: keysOf('move'), run: show('move') },
    { id: 'copy', label: texts.t('actions.copyMenu'), icon: 'copy', keys: keysOf('copy'), run: show('copy') },
    {
      id: 'junk',
      label: texts.t(offers.junk === 'not-junk' ? 'messages.notJunk' : 'messages.junk'),
      icon: offers.junk === 'not-junk' ? 'inbox' : 'junk',
      apart: true,
      when: offers.junk !== undefined,
      keys: keysOf('junk'),
      run: () => act({ ...target, do: offers.junk ?? 'junk' }),
    },
    {
      id: 'forever',
      label: texts.t('messages.deleteForever'),
      icon: 'trash',
      danger: true,
      keys: keysOf('deleteForever'),
      run: () => act({ ...target, do: 'delete', forever: true }),
    },
  ];
  const readable = new Set(['open', 'tab', 'reply', 'reply-all', 'forward', 'copy']);
  const fitting = items.filter(
    ({ id, when, only }) =>
      when !== false && (only === undefined || rows.length === 1) && (!list.readOnly || readable.has(id)),
  );
  return (
    <LivePopupMenu
      label={texts.t('actions.menuTitle', { count: target.uids.length })}
      items={fitting.map(({ when: _when, only: _only, ...item }) => item)}
      at={sheet.at}
      onClose={onClose}
    />
  );
}
