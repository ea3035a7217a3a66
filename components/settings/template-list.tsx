import { templatePage, type TemplateView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { ButtonLink } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly templates: readonly TemplateView[];
}

/** The texts this person writes again and again. */
export function TemplateList({ texts, templates }: Props) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <header className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h1 className="text-page font-strong">{texts.t('settings.templates')}</h1>
          <p className="text-muted">{texts.t('settings.templatesIntro')}</p>
        </div>
        <ButtonLink href={templatePage('new')} icon="plus">
          {texts.t('settings.templateAdd')}
        </ButtonLink>
      </header>
      {templates.length === 0 && <p className="text-muted">{texts.t('settings.templateNone')}</p>}
      <ul className="grid gap-3">
        {templates.map(({ id, name, subject, body }) => (
          <li key={id} className="grid gap-2 rounded-button border border-line bg-surface p-4">
            <div className="flex flex-wrap items-center gap-2">
              <h2 className="min-w-0 flex-1 basis-48 font-strong wrap-anywhere" dir="auto">
                {name}
              </h2>
              <ButtonLink href={templatePage(id)}>
                {texts.t('settings.templateEdit')}
                <span className="sr-only"> {name}</span>
              </ButtonLink>
            </div>
            {subject && (
              <p className="text-snippet wrap-anywhere" dir="auto">
                {subject}
              </p>
            )}
            <p
              className="max-h-16 overflow-hidden border-s-2 border-line ps-3 text-snippet wrap-anywhere whitespace-pre-wrap text-muted"
              dir="auto"
            >
              {body}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
