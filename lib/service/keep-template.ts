import { saveTemplate as endpoint, type DraftFields } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import { ownText } from '#lib/mail/own-text.ts';
import { saveTemplate } from './save-template.ts';

/** Characters: one that is made up need not be long. */
const NAME = 200;

/**
 * Keeps what a composer says as a template: without signature and quotes, which each message has anew. Formatting stays where there was
 * nothing to be left out.
 *
 * @param name `''`: the subject, else the first line
 * @throws AppError input.invalid (field `body`: nothing was written) | input.too_large
 */
export async function keepTemplate(
  actor: AccountAccess,
  fields: Pick<DraftFields, 'format' | 'subject' | 'body' | 'html'>,
  name: string,
): Promise<void> {
  const isHtml = fields.format === 'html';
  const body = ownText(isHtml ? htmlToText(fields.html) : fields.body).trim();
  const html = isHtml ? fields.html : '';
  if (body === '') throw new AppError('input.invalid', { field: 'body' });
  const called =
    [name, fields.subject, body].map((one) => one.trim().split('\n')[0] ?? '').find((one) => one !== '') ?? '';
  const template = endpoint.input.safeParse({ name: cutText(called, NAME), subject: fields.subject, body, html });
  if (!template.success) throw new AppError('input.too_large', { field: 'body', cause: template.error });
  await saveTemplate(actor, template.data);
}
