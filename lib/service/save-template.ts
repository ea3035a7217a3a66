import type { InputOf, OutputOf, saveTemplate as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store } from '#lib/store/index.ts';
import { keepFormatting } from './keep-formatting.ts';
import { toTemplateView } from './list-templates.ts';
import { newId } from './new-id.ts';

const MOST = 500;

/** Adds or changes a template. @throws AppError template.missing | input.too_large (HTML that cannot be cleaned, or too many templates) */
export async function saveTemplate(
  actor: AccountAccess,
  input: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const { account } = actor;
  const { templates } = store();
  if (input.id !== '' && !(await templates.get(account, input.id))) throw new AppError('template.missing');
  if (input.id === '' && (await templates.list(account)).length >= MOST) throw new AppError('input.too_large');
  const template = {
    id: input.id || newId(),
    account,
    name: input.name,
    subject: input.subject.trim(),
    body: input.body.trimEnd(),
    html: await keepFormatting(account, input.html, input.body, 'body'),
    updatedAt: Date.now(),
  };
  await templates.save(template);
  return { template: toTemplateView(template) };
}
