import { listPage } from '#lib/contract/index.ts';
import { Button, Menu } from '#components/ui/index.ts';
import { TargetOptions } from '#components/mailboxes/index.ts';
import { TakeAwayButtons } from '#components/messages/index.ts';
import { ReaderForm } from './reader-form.tsx';
import type { ReaderView } from './reader-view.ts';

/** What takes the message away from here; afterwards the list is shown. */
export function ReaderActions(view: ReaderView) {
  const { texts, mailbox, mailboxes, list } = view;
  return (
    <ReaderForm view={view} back={listPage(mailbox.path, list)} className="reader-actions" uids={view.uids}>
      <TakeAwayButtons texts={texts} use={mailbox.specialUse} />
      <Menu label={texts.t('reader.moveTo')} icon="move" className="reader-move">
        <select
          name="target"
          aria-label={texts.t('reader.moveTo')}
          defaultValue=""
          className="m-1 min-h-9 rounded-field border border-control bg-surface px-2"
        >
          <option value="">{texts.t('reader.moveToPlaceholder')}</option>
          <TargetOptions texts={texts} mailboxes={mailboxes} here={mailbox.path} />
        </select>
        <Button tone="quiet" icon="move" name="do" value="move">
          {texts.t('reader.move')}
        </Button>
        <Button tone="quiet" icon="copy" name="do" value="copy">
          {texts.t('reader.copy')}
        </Button>
      </Menu>
    </ReaderForm>
  );
}
