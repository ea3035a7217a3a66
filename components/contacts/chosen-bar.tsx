import { CONTACT_FORMATS, type ContactGroupView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { Button, Menu, SelectField, TextField } from '#components/ui/index.ts';
import { FORMAT_WORDS } from './export-links.tsx';
import { FoldOut } from './fold-out.tsx';
import { LiveContactChoice } from './live-contact-choice.tsx';

interface Props {
  readonly texts: Texts;
  readonly groups: readonly ContactGroupView[];
  /** The group that is shown. */
  readonly group: ContactGroupView | null;
  /** Where every box of the page is ticked, for browsers without scripts. */
  readonly selectAllHref: string;
}

/** What can be done about the people who are ticked. Stands in the form of the list; adding to a group comes first, because Enter presses it. */
export function ChosenBar({ texts, groups, group, selectAllHref }: Props) {
  const others = groups.filter(({ id }) => id !== group?.id);
  return (
    <div className="flex flex-wrap items-center gap-1 rounded-button border border-line bg-surface px-3 py-1.5">
      <LiveContactChoice
        words={{
          all: texts.t('contacts.selectAll'),
          chosen: texts.t('contacts.selected', { count: '{count}' }),
        }}
      />
      <noscript>
        <a href={selectAllHref}>{texts.t('contacts.selectAll')}</a>
      </noscript>
      <div className="chosen-does flex flex-wrap items-center gap-1">
        <FoldOut label={texts.t('contacts.joinGroup')}>
          <div className="grid gap-2">
            {others.length > 0 && (
              <SelectField
                name="group"
                label={texts.t('contacts.whichGroup')}
                options={[{ value: '', label: '–' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            )}
            <TextField
              name="newGroup"
              label={texts.t(others.length > 0 ? 'contacts.orNewGroup' : 'contacts.newGroup')}
              maxLength={200}
              autoComplete="off"
            />
            <Button name="do" value="join" className="justify-self-start">
              {texts.t('contacts.joinGroup')}
            </Button>
          </div>
        </FoldOut>
        {group && (
          <Button tone="quiet" icon="minus" name="do" value="leave">
            {texts.t('contacts.leaveGroup')}
          </Button>
        )}
        <Button tone="quiet" icon="compose" name="do" value="write">
          {texts.t('contacts.write')}
        </Button>
        <Menu label={texts.t('contacts.exportChosen')} icon="download">
          {CONTACT_FORMATS.map((format) => (
            <Button key={format} tone="quiet" name="do" value={format} className="justify-start">
              {texts.t(FORMAT_WORDS[format])}
            </Button>
          ))}
        </Menu>
        <Button tone="quiet" name="do" value="merge">
          {texts.t('contacts.mergeChosen')}
        </Button>
        <Button tone="quiet" icon="trash" name="do" value="delete" data-command="delete">
          {texts.t('contacts.deleteChosen')}
        </Button>
      </div>
    </div>
  );
}
