import { listPage } from '#lib/contract/index.ts';
import { Button, ButtonLink, Menu } from '#components/ui/index.ts';
import { TargetOptions } from '#components/mailboxes/index.ts';
import { offeredActions } from './offered-actions.ts';
import type { ListView } from './list-view.ts';

interface Props {
  readonly view: ListView;
  /** How many are ticked, where a script counts them. */
  readonly selected: number;
  /** Takes all ticks off, where a script can. */
  readonly onClear?: (() => void) | undefined;
}

/**
 * What can be done with ticked messages. The harmless "mark read" comes first in the source: Enter in a box presses the
 * first button of a form.
 */
export function SelectionBar({ view: { texts, mailbox, mailboxes, state }, selected, onClear }: Props) {
  const use = mailbox.specialUse;
  const offered = offeredActions(use);
  return (
    <fieldset aria-label={texts.t('messages.selection')} className="list-selection">
      {onClear ? (
        <Button
          type="button"
          tone="quiet"
          icon="close"
          iconOnly
          title={texts.t('messages.selectNone')}
          className="list-clear"
          onClick={onClear}
        >
          {texts.t('messages.selectNone')}
        </Button>
      ) : (
        <ButtonLink
          href={listPage(mailbox.path, { ...state, select: undefined })}
          tone="quiet"
          icon="close"
          iconOnly
          title={texts.t('messages.selectNone')}
          className="list-clear"
        >
          {texts.t('messages.selectNone')}
        </ButtonLink>
      )}
      <span aria-live="polite" className="list-count font-medium whitespace-nowrap">
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
      </Menu>
      {offered.archive && (
        <Button tone="quiet" icon="archive" name="do" value="archive" title={texts.t('messages.archive')}>
          {texts.t('messages.archive')}
        </Button>
      )}
      {offered.junk === 'not-junk' ? (
        <Button tone="quiet" icon="inbox" name="do" value="not-junk" title={texts.t('messages.notJunk')}>
          {texts.t('messages.notJunk')}
        </Button>
      ) : (
        offered.junk && (
          <Button tone="quiet" icon="junk" name="do" value="junk" title={texts.t('messages.junk')}>
            {texts.t('messages.junk')}
          </Button>
        )
      )}
      <Button tone="quiet" icon="trash" name="do" value="delete">
        {texts.t(use === 'trash' ? 'messages.deleteForever' : 'messages.delete')}
      </Button>
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
    </fieldset>
  );
}
