import {
  contactPage,
  DUPLICATE_CHOICES,
  importPage,
  runImport,
  type ContactGroupView,
  type ImportPreview,
} from '#lib/contract/index.ts';
import type { TextKey, Texts } from '#lib/i18n/index.ts';
import { COLUMN_TARGETS } from '#lib/mail/contact-columns.ts';
import { Button, ButtonLink, CheckField, FormHead, SelectField, TextField } from '#components/ui/index.ts';
import { FaultList } from './fault-list.tsx';
import { targetWords } from './target-words.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly preview: ImportPreview;
  readonly groups: readonly ContactGroupView[];
}

const CHOICES: Readonly<Record<(typeof DUPLICATE_CHOICES)[number], TextKey>> = {
  merge: 'contacts.duplicatesMerge',
  skip: 'contacts.duplicatesSkip',
  both: 'contacts.duplicatesBoth',
};

/** What is in the file, what its columns mean, and what is to happen with people who are there already. */
export function ImportPreviewForm({ texts, token, preview, groups }: Props) {
  const { upload, name, columns, people, total, isAll, faults, faultCount } = preview;
  const targets = COLUMN_TARGETS.map((value) => ({ value, label: targetWords(texts, value) }));
  return (
    <form method="post" action={runImport.href} className="grid grid-cols-1 gap-5">
      <FormHead token={token} return={importPage({ upload })} />
      <input type="hidden" name="upload" value={upload} />
      <p className="font-medium wrap-anywhere">
        {texts.t(isAll ? 'contacts.importFound' : 'contacts.importFoundSome', { count: total, name })}
      </p>
      {people.length > 0 && (
        <section aria-labelledby="import-people">
          <h2 id="import-people" className="pb-1 font-strong">
            {texts.t('contacts.importPeople')}
          </h2>
          <ul className="divide-y divide-line rounded-button border border-line bg-surface">
            {people.map((one, at) => (
              <li key={`${String(at)} ${one.name}`} className="px-3 py-2 wrap-anywhere">
                <bdi className="font-medium">{one.name || one.addresses[0] || one.organization || one.phones[0]}</bdi>
                <span className="block text-snippet text-muted">
                  <bdi>
                    {[...one.addresses, ...one.phones, one.organization, ...one.groups].filter(Boolean).join(' · ')}
                  </bdi>
                </span>
                {one.known && (
                  <a href={contactPage(one.known)} className="text-snippet">
                    {texts.t('contacts.importKnown')}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {columns.length > 0 && (
        <fieldset className="grid min-w-0 grid-cols-1 gap-2">
          <legend className="pb-1 font-strong">{texts.t('contacts.importColumns')}</legend>
          <p className="text-snippet text-muted">{texts.t('contacts.importColumnsHint')}</p>
          <ul className="divide-y divide-line rounded-button border border-line bg-surface">
            {columns.map(({ heading, target, sample }, at) => (
              <li
                key={`${String(at)} ${heading}`}
                className="grid items-center gap-x-3 gap-y-1 px-3 py-2 pane:grid-cols-[1fr_14rem]"
              >
                <div className="min-w-0 wrap-anywhere">
                  <bdi className="font-medium">{heading || String(at + 1)}</bdi>
                  {sample && <bdi className="block truncate text-snippet text-muted">{sample.slice(0, 200)}</bdi>}
                </div>
                <SelectField
                  name="column"
                  id={`column-${String(at)}`}
                  label={`${texts.t('contacts.importMeaning')}: ${heading || String(at + 1)}`}
                  labelHidden
                  defaultValue={target}
                  options={targets}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <FaultList texts={texts} faults={faults} count={faultCount} />
      <fieldset className="grid gap-1">
        <legend className="pb-1 font-strong">{texts.t('contacts.importDuplicates')}</legend>
        {DUPLICATE_CHOICES.map((choice) => (
          <CheckField
            key={choice}
            type="radio"
            name="duplicates"
            value={choice}
            label={texts.t(CHOICES[choice])}
            defaultChecked={choice === 'merge'}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="pb-1 font-strong">{texts.t('contacts.groups')}</legend>
        <CheckField name="groups" label={texts.t('contacts.importGroups')} defaultChecked />
        <div className="grid gap-2 pane:grid-cols-2">
          <SelectField
            name="group"
            label={texts.t('contacts.importInto')}
            options={[
              { value: '', label: texts.t('contacts.noGroup') },
              ...groups.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
          <TextField name="newGroup" label={texts.t('contacts.orNewGroup')} maxLength={200} autoComplete="off" />
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" disabled={isAll && total === 0}>
          {texts.t('contacts.importRun')}
        </Button>
        <ButtonLink href={importPage()} tone="quiet">
          {texts.t('contacts.importOther')}
        </ButtonLink>
      </div>
    </form>
  );
}
