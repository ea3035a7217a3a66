import { settingsPage, templatePage } from '#lib/contract/index.ts';
import { openPage, pageNotice } from '#lib/http/index.ts';
import { listTemplates, openParkedForm } from '#lib/service/index.ts';
import { SettingsFrame, TemplateForm, formattedEditor } from '#components/settings/index.ts';
import { ButtonLink, EmptyState } from '#components/ui/index.ts';
import { Shell } from '../../../shell.tsx';
import { typedField } from '../../../typed-field.ts';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const page = await openPage(templatePage(id));
  const { texts, token, session } = page;
  const notice = pageNotice(query, texts);
  const [templates, typed] = await Promise.all([
    listTemplates(session),
    typeof query['form'] === 'string' ? openParkedForm(session, query['form']) : undefined,
  ]);
  const template = templates.find((one) => one.id === id);
  const fields = {
    name: typedField(typed, 'name', template?.name ?? ''),
    subject: typedField(typed, 'subject', template?.subject ?? ''),
    body: typedField(typed, 'body', template?.body ?? ''),
    html: typedField(typed, 'html', template?.html ?? ''),
  };
  return (
    <Shell page={page} section="settings" notice={notice}>
      <title>{`${texts.t('settings.templates')} – ${page.productName}`}</title>
      <SettingsFrame texts={texts} section="templates">
        {id !== 'new' && !template ? (
          <EmptyState
            icon="drafts"
            title={texts.t('settings.templateMissing')}
            actions={<ButtonLink href={settingsPage('templates')}>{texts.t('settings.templateBack')}</ButtonLink>}
          />
        ) : (
          <TemplateForm
            texts={texts}
            token={token}
            template={template}
            fields={fields}
            editor={formattedEditor(texts)}
            error={notice.error}
          />
        )}
      </SettingsFrame>
    </Shell>
  );
}
