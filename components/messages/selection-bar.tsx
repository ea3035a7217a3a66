import type { ReactNode } from 'react';
import { listPage } from '#lib/contract/index.ts';
import { Button, ButtonLink, Menu } from '#components/ui/index.ts';
import { TargetOptions } from '#components/mailboxes/index.ts';
import type { ListView } from './list-view.ts';
import { TakeAwayButtons } from './take-away-buttons.tsx';

interface Props {
  readonly view: ListView;
  /** How many are ticked, where a script counts them. */
  readonly selected: number;
  /** What scripts add. */
  readonly live?: LiveSelection | undefined;
}

export interface LiveSelection {
  /** Takes all ticks off. */
  readonly onClear: () => void;
  /** Asks where to move them, in place of the list of folders that pages without scripts have. */
  readonly onMove: () => void;
  /** Everything else, as buttons of a menu. */
  readonly more: ReactNode;
}

/**
 * What can be done with ticked messages. The harmless "mark read" comes first in the source: Enter in a box presses the
 * first button of a form.
 */
export function SelectionBar({ view: { texts, mailbox, mailboxes, state }, selected, live }: Props) {
  const clear = { tone: 'quiet', icon: 'close', iconOnly: true, className: 'list-clear' } as const;
  const none = texts.t('messages.selectNone');
  return (
    <fieldset aria-label={texts.t('messages.selection')} className="list-selection">
      {live ? (
        <Button type="button" title={none} onClick={live.onClear} {...clear}>
          {none}
        </Button>
      ) : (
        <ButtonLink href={listPage(mailbox.path, { ...state, select: undefined })} title={none} {...clear}>
          {none}
        </ButtonLink>
      )}
      <span aria-live="polite" className="list-count">
        {selected > 0 && texts.t('messages.selected', { count: texts.number(selected) })}
      </span>
      <Menu label={texts.t('messages.mark')} icon="tag">
        <Button tone="quiet" icon="mail-open" name="do" value="read">
          {texts.t('messages.markRead')}
        </Button>
        <Button tone="quiet" icon="mail" name="do" value="unread">
          {texts.t('messages.markUnread')}
        </Button>
        <Button tone="quiet" icon="star" name="do" value="flag">
          {texts.t('messages.flag')}
        </Button>
        <Button tone="quiet" icon="star" name="do" value="unflag">
          {texts.t('messages.unflag')}
        </Button>
        <Button tone="quiet" icon="pin" name="do" value="pin">
          {texts.t('messages.pin')}
        </Button>
        <Button tone="quiet" icon="pin" name="do" value="unpin">
          {texts.t('messages.unpin')}
        </Button>
      </Menu>
      <TakeAwayButtons texts={texts} use={mailbox.specialUse} junkClassName="list-junk" />
      {live ? (
        <>
          <Button
            type="button"
            tone="quiet"
            icon="move"
            title={texts.t('messages.moveTo')}
            className="list-move-to"
            onClick={live.onMove}
          >
            {texts.t('messages.move')}
          </Button>
          <Menu label={texts.t('messages.more')} icon="more" iconOnly align="end" className="list-more">
            {live.more}
          </Menu>
        </>
      ) : (
        <span className="list-move">
          <select name="target" aria-label={texts.t('messages.moveTo')} defaultValue="">
            <option value="">{texts.t('messages.moveToPlaceholder')}</option>
            <TargetOptions texts={texts} mailboxes={mailboxes} here={mailbox.path} />
          </select>
          <Button tone="quiet" icon="move" name="do" value="move">
            {texts.t('messages.move')}
          </Button>
          <Button tone="quiet" icon="copy" name="do" value="copy">
            {texts.t('messages.copy')}
          </Button>
        </span>
      )}
    </fieldset>
  );
}
