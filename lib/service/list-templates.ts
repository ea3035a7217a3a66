import type { TemplateView } from '#lib/contract/index.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { store, type Template } from '#lib/store/index.ts';

/** The account's templates, by name. */
export const listTemplates = async (actor: AccountAccess): Promise<TemplateView[]> =>
  (await store().templates.list(actor.account)).map(toTemplateView);

/** A template as screens see it. */
export const toTemplateView = ({ id, name, subject, body, html }: Template): TemplateView => ({
  id,
  name,
  subject,
  body,
  html,
});
