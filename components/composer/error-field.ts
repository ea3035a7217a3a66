/** Control of the composer that an error belongs beside. */
export type ComposerField = 'identity' | 'to' | 'cc' | 'bcc' | 'subject' | 'body' | 'file';

const BY_NAME = new Map<string, ComposerField>([
  ['identity', 'identity'],
  ['from', 'identity'],
  ['to', 'to'],
  ['pick', 'to'],
  ['cc', 'cc'],
  ['bcc', 'bcc'],
  ['subject', 'subject'],
  ['body', 'body'],
  ['file', 'file'],
  ['upload', 'file'],
]);
const BY_CODE = new Map<string, ComposerField>([
  ['recipient.none', 'to'],
  ['recipient.invalid', 'to'],
  ['recipient.too_many', 'to'],
  ['identity.missing', 'identity'],
  ['upload.missing', 'file'],
  ['input.too_large', 'file'],
  ['smtp.too_large', 'file'],
]);

/** Where to say it: by the field the server named, else by the kind of error; `undefined` when no single control is to blame. */
export const errorField = (error: { readonly code: string; readonly field?: string }): ComposerField | undefined =>
  BY_NAME.get(error.field ?? '') ?? BY_CODE.get(error.code);
