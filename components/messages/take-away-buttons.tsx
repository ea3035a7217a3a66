import type { MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button } from '#components/ui/index.ts';
import { offeredActions } from './offered-actions.ts';

interface Props {
  readonly texts: Texts;
  /** What the folder is for that the messages lie in. */
  readonly use: MailboxView['specialUse'];
  readonly junkClassName?: string;
}

/** Archive, junk and delete, as buttons of a form; each says what it does in this folder. */
export function TakeAwayButtons({ texts, use, junkClassName = '' }: Props) {
  const { archive, junk, deletesForGood } = offeredActions(use);
  const remove = texts.t(deletesForGood ? 'messages.deleteForever' : 'messages.delete');
  return (
    <>
      {archive && (
        <Button tone="quiet" icon="archive" name="do" value="archive" title={texts.t('messages.archive')}>
          {texts.t('messages.archive')}
        </Button>
      )}
      {junk === 'not-junk' && (
        <Button tone="quiet" icon="inbox" name="do" value="not-junk" title={texts.t('messages.notJunk')}>
          {texts.t('messages.notJunk')}
        </Button>
      )}
      {junk === 'junk' && (
        <Button
          tone="quiet"
          icon="junk"
          name="do"
          value="junk"
          title={texts.t('messages.junk')}
          className={junkClassName}
        >
          {texts.t('messages.junk')}
        </Button>
      )}
      <Button tone="quiet" icon="trash" name="do" value="delete" title={remove}>
        {remove}
      </Button>
    </>
  );
}
