import { deleteTemplate, saveTemplate, settingsPage, type TemplateView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { PLACEHOLDERS } from '#lib/mail/fill-placeholders.ts';
import { Button, ButtonLink, FormHead, TextField } from '#components/ui/index.ts';
import { LiveFormattedField, type FormattedEditor } from './live-formatted-field.tsx';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  /** As stored; missing for a new one. */
  readonly template: TemplateView | undefined;
  /** What stands in the fields: typed before an error, else as stored. */
  readonly fields: Readonly<Record<'name' | 'subject' | 'body' | 'html', string>>;
  readonly editor: Omit<FormattedEditor, 'hint'>;
  readonly error?: { readonly text: string; readonly field?: string } | undefined;
}

/** One template: its name, and what it puts into a message. */
export function TemplateForm({ texts, token, template, fields, editor, error }: Props) {
  const { t, locale } = texts;
  const errorOf = (field: string): string | undefined => (error?.field === field ? error.text : undefined);
  const names = Object.values(PLACEHOLDERS)
    .map((spellings) => `{${spellings[locale === 'id' ? 1 : 0] ?? ''}}`)
    .join(' ');
  return (
    <div className="grid max-w-xl grid-cols-1 gap-4">
      <header className="grid gap-1">
        <p className="text-meta">
          <a href={settingsPage('templates')}>{t('settings.templateBack')}</a>
        </p>
        <h1 className="text-page font-strong wrap-anywhere" dir="auto">
          {template?.name ?? t('settings.templateNew')}
        </h1>
      </header>
      <form method="post" action={saveTemplate.href} className="grid grid-cols-1 gap-4">
        <FormHead token={token} return={settingsPage('templates')} />
        <input type="hidden" name="id" value={template?.id ?? ''} />
        <TextField
          name="name"
          label={t('settings.templateName')}
          defaultValue={fields.name}
          maxLength={200}
          required
          error={errorOf('name')}
        />
        <TextField
          name="subject"
          label={t('settings.templateSubject')}
          hint={t('settings.templateSubjectHint')}
          defaultValue={fields.subject}
          maxLength={2000}
          error={errorOf('subject')}
        />
        <LiveFormattedField
          name="body"
          htmlName="html"
          label={t('settings.templateBody')}
          text={fields.body}
          html={fields.html}
          maxLength={100_000}
          rows={10}
          editor={{ ...editor, hint: t('settings.templateBodyHint', { names }) }}
          error={errorOf('body')}
        />
        <div className="flex flex-wrap gap-2">
          <Button tone="primary">{t('settings.templateSave')}</Button>
          <ButtonLink href={settingsPage('templates')} tone="quiet">
            {t('common.cancel')}
          </ButtonLink>
        </div>
      </form>
      {template && (
        <form method="post" action={deleteTemplate.href} className="border-t border-line pt-4">
          <FormHead token={token} return={settingsPage('templates')} />
          <input type="hidden" name="id" value={template.id} />
          <details>
            <summary className="inline-flex min-h-9 items-center font-medium text-danger pointer-coarse:min-h-11">
              {t('settings.templateDelete')}
            </summary>
            <div className="grid justify-items-start gap-2 py-2">
              <p>{t('settings.templateDeleteAbout')}</p>
              <Button tone="danger" icon="trash">
                {t('settings.templateDelete')}
              </Button>
            </div>
          </details>
        </form>
      )}
    </div>
  );
}
