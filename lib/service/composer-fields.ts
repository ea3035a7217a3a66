import type { ComposeView } from '#lib/contract/index.ts';
import type { FormFields } from './park-form.ts';

/** A composer as the fields of its form, to be parked and opened again. */
export function composerFields(view: ComposeView): FormFields {
  const { uploads, inline, quoted: _quoted, fromReport: _fromReport, keepCopy, savedAt, ...texts } = view;
  return {
    ...texts,
    upload: uploads.map(({ id }) => id),
    inline: inline.map(({ id }) => id),
    ...(keepCopy ? { keepCopy: 'on' } : {}),
    ...(savedAt === undefined ? {} : { savedAt }),
  };
}
