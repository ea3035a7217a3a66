import { composePage, contactsPage, deleteGroup, saveGroup, type ContactGroupView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, ButtonLink, FormHead, Menu, TextField } from '#components/ui/index.ts';
import { ExportLinks } from './export-links.tsx';
import { FoldOut } from './fold-out.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly group: ContactGroupView;
}

/** What can be done about a whole group. */
export function GroupHead({ texts, token, group: { id, name, size } }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {size > 0 && (
        <ButtonLink href={composePage({ group: id })} icon="compose" tone="primary">
          {texts.t('contacts.writeGroup')}
        </ButtonLink>
      )}
      <FoldOut label={texts.t('contacts.renameGroup')}>
        <form method="post" action={saveGroup.href} className="grid gap-2">
          <FormHead token={token} return={contactsPage({ group: id })} />
          <input type="hidden" name="group" value={id} />
          <TextField
            name="name"
            id="group-name"
            label={texts.t('contacts.groupName')}
            defaultValue={name}
            maxLength={200}
            required
            autoComplete="off"
          />
          <Button className="justify-self-start">{texts.t('contacts.save')}</Button>
        </form>
      </FoldOut>
      <Menu label={texts.t('contacts.export')} icon="download">
        <ExportLinks texts={texts} group={id} />
      </Menu>
      <form method="post" action={deleteGroup.href}>
        <FormHead token={token} return={contactsPage()} />
        <input type="hidden" name="group" value={id} />
        <Button icon="trash" tone="quiet" className="text-danger">
          {texts.t('contacts.deleteGroup')}
        </Button>
      </form>
    </div>
  );
}
