import { apiHref, folderPage, type MailboxView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { LABEL_COLORS } from '#lib/mail/labels.ts';
import { Button, CheckField, FormHead, SelectField } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly mailbox: MailboxView;
}

/** How a folder looks in the list: its colour, and whether it stands above the tree as well. */
export function MarkMailboxForm({ texts, token, mailbox }: Props) {
  return (
    <form method="post" action={apiHref('markMailbox')} className="grid max-w-md gap-3">
      <FormHead token={token} return={folderPage(mailbox.path)} />
      <input type="hidden" name="mailbox" value={mailbox.key} />
      <SelectField
        name="color"
        label={texts.t('mailboxes.color')}
        hint={texts.t('mailboxes.colorHint')}
        defaultValue={mailbox.color ?? 'none'}
        options={[
          { value: 'none', label: texts.t('mailboxes.colorNone') },
          ...LABEL_COLORS.map((value) => ({ value, label: texts.t(`mailboxes.${value}`) })),
        ]}
      />
      {mailbox.selectable && (
        <CheckField
          name="favourite"
          label={texts.t('mailboxes.favourite')}
          defaultChecked={mailbox.favourite}
          unticked="off"
        />
      )}
      <div>
        <Button tone="primary" icon="check">
          {texts.t('mailboxes.saveLook')}
        </Button>
      </div>
    </form>
  );
}
