import { contactsPage, duplicatesPage, importPage, saveGroup, type ContactGroupView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, FormHead, TextField } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly groups: readonly ContactGroupView[];
  /** The one that is shown; `''` for none. */
  readonly current: string;
}

const ENTRY =
  'flex min-h-9 items-center justify-between gap-2 rounded-field px-3 text-ink no-underline hover:bg-sunken pointer-coarse:min-h-11 aria-[current]:bg-selected aria-[current]:font-medium';

/** Groups to look at, to drag people onto, and to make; and the way to import. Beside the list where there is room, above it elsewhere. */
export function ContactGroups({ texts, token, groups, current }: Props) {
  const here = (id: string): 'page' | undefined => (id === current ? 'page' : undefined);
  return (
    <aside className="min-w-0 max-wide:flex max-wide:flex-wrap max-wide:items-start max-wide:gap-1 wide:sticky wide:top-0 wide:self-start">
      <nav
        aria-label={texts.t('contacts.groups')}
        className={groups.length === 0 ? 'max-wide:hidden' : 'max-wide:w-full'}
      >
        <ul className="grid gap-0.5 max-wide:flex max-wide:gap-1 max-wide:overflow-x-auto max-wide:pb-1">
          <li className="max-wide:flex-none">
            <a href={contactsPage()} className={ENTRY} aria-current={here('')}>
              {texts.t('contacts.allContacts')}
            </a>
          </li>
          {groups.map(({ id, name, size }) => (
            <li key={id} className="min-w-0 max-wide:flex-none">
              <a href={contactsPage({ group: id })} className={ENTRY} aria-current={here(id)} data-group={id}>
                <bdi className="truncate max-wide:max-w-40">{name}</bdi>
                <span className="text-muted">{texts.number(size)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <details className="wide:mt-1">
        <summary className="min-h-9 px-3 leading-9 text-muted hover:text-ink pointer-coarse:min-h-11 pointer-coarse:leading-[2.75rem]">
          {texts.t('contacts.newGroup')}
        </summary>
        <form method="post" action={saveGroup.href} className="grid gap-2 p-3">
          <FormHead token={token} return={contactsPage()} />
          <TextField
            name="name"
            id="new-group"
            label={texts.t('contacts.groupName')}
            maxLength={200}
            required
            autoComplete="off"
          />
          <Button className="justify-self-start">{texts.t('contacts.createGroup')}</Button>
        </form>
      </details>
      <ul className="gap-0.5 max-wide:flex wide:mt-2 wide:grid wide:border-t wide:border-line wide:pt-2">
        <li>
          <a href={importPage()} className={ENTRY}>
            {texts.t('contacts.import')}
          </a>
        </li>
        <li>
          <a href={duplicatesPage()} className={ENTRY}>
            {texts.t('contacts.duplicates')}
          </a>
        </li>
      </ul>
    </aside>
  );
}
