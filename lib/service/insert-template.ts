import type { DraftFields } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { textToHtml } from '#lib/mail/text-to-html.ts';
import { fillTemplate, type Clock } from './fill-template.ts';

/**
 * The composer with a template above its text; its subject counts where there is none yet. Nothing chosen changes nothing.
 *
 * @throws AppError template.missing | identity.missing
 */
export async function insertTemplate(
  actor: AccountAccess,
  fields: DraftFields,
  template: string,
  clock: Clock,
): Promise<DraftFields> {
  if (template === '') return fields;
  const filled = await fillTemplate(actor, { ...fields, template }, clock);
  const body = `${filled.body.trimEnd()}\n${fields.body}`;
  const html = (filled.html || textToHtml(filled.body)) + fields.html;
  return { ...fields, subject: fields.subject || filled.subject, body, ...(fields.format === 'html' ? { html } : {}) };
}
