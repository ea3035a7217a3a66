import { apiHref, settingsPage, type LabelView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { LABEL_COLORS } from '#lib/mail/labels.ts';
import { labelName } from '#components/messages/index.ts';
import { Button, FormHead, SelectField, TextField } from '#components/ui/index.ts';

interface Props {
  readonly texts: Texts;
  readonly token: string;
  readonly labels: readonly LabelView[];
}

/** The labels, each with its name and colour to change, and one more to be made. Plain forms. */
export function LabelForms({ texts, token, labels }: Props) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <header>
        <h1 className="text-page font-strong">{texts.t('settings.labels')}</h1>
        <p className="text-muted">{texts.t('settings.labelsIntro')}</p>
      </header>
      <ul className="grid gap-3">
        {labels.map((label) => (
          <li key={label.keyword} className="rounded-button border border-line bg-surface p-4">
            <h2 className="sr-only">{labelName(label, texts)}</h2>
            <LabelForm texts={texts} token={token} label={label} />
          </li>
        ))}
        <li className="rounded-button border border-line bg-surface p-4">
          <h2 className="mb-2 font-strong">{texts.t('settings.labelNew')}</h2>
          <LabelForm texts={texts} token={token} />
        </li>
      </ul>
    </div>
  );
}

function LabelForm({ texts, token, label }: Omit<Props, 'labels'> & { readonly label?: LabelView }) {
  const id = label?.keyword ?? 'new';
  const name = label ? labelName(label, texts) : '';
  const colors = LABEL_COLORS.map((color) => ({ value: color, label: texts.t(`actions.color_${color}`) }));
  return (
    <div className="flex flex-wrap items-end gap-3">
      {label && (
        <span className="label-chip label-sample" data-label={label.color} aria-hidden="true">
          <bdi>{name}</bdi>
        </span>
      )}
      <form method="post" action={apiHref('saveLabel')} className="flex flex-1 basis-72 flex-wrap items-end gap-3">
        <FormHead token={token} return={settingsPage('labels')} />
        {label && <input type="hidden" name="keyword" value={label.keyword} />}
        <TextField
          name="name"
          id={`name-${id}`}
          label={texts.t('settings.labelName')}
          defaultValue={label?.name ?? ''}
          placeholder={name}
          maxLength={60}
          required={!label}
          className="flex-1 basis-40"
        />
        <SelectField
          name="color"
          id={`color-${id}`}
          label={texts.t('actions.color')}
          options={colors}
          defaultValue={label?.color}
        />
        <Button tone={label ? 'plain' : 'primary'} label={label ? `${texts.t('common.save')}: ${name}` : undefined}>
          {label ? texts.t('common.save') : texts.t('actions.makeLabelButton')}
        </Button>
      </form>
      {label && (
        <form method="post" action={apiHref('deleteLabel')}>
          <FormHead token={token} return={settingsPage('labels')} />
          <input type="hidden" name="keyword" value={label.keyword} />
          <Button tone="quiet" icon="trash" label={`${texts.t('settings.labelDelete')}: ${name}`}>
            {texts.t('settings.labelDelete')}
          </Button>
        </form>
      )}
    </div>
  );
}
