import type { Texts } from '#lib/i18n/index.ts';

/** What the composer says about a draft that somebody else changed. */
export const draftWords = ({ t }: Texts) => ({
  title: t('composer.conflictTitle'),
  about: t('composer.conflictAbout'),
  mine: t('composer.conflictMine'),
  both: t('composer.conflictBoth'),
  theirs: t('composer.conflictTheirs'),
});

/** … and about templates. */
export const templateWords = ({ t }: Texts) => ({
  title: t('composer.templates'),
  choose: t('composer.templateChoose'),
  insert: t('composer.templateInsert'),
  none: t('composer.templateNone'),
  manage: t('composer.templateManage'),
  name: t('composer.templateName'),
  nameHint: t('composer.templateNameHint'),
  keep: t('composer.templateKeep'),
  kept: t('composer.templateKept'),
});
