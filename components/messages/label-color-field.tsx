import type { Texts } from '#lib/i18n/index.ts';
import { LABEL_COLORS, type LabelColor } from '#lib/mail/labels.ts';

interface Props {
  readonly texts: Texts;
  readonly value: LabelColor;
  /** What stands in the colours. */
  readonly sample: string;
}

/** The ten colours of labels to choose one from, each as a label will look and with its name. Plain radio buttons. */
export function LabelColorField({ texts, value, sample }: Props) {
  return (
    <fieldset className="label-colors">
      <legend className="sr-only">{texts.t('actions.color')}</legend>
      {LABEL_COLORS.map((color) => (
        <label key={color}>
          <input type="radio" name="color" value={color} defaultChecked={color === value} />
          <span className="label-chip" data-label={color}>
            <bdi>{sample}</bdi>
          </span>
          <span className="text-muted">{texts.t(`actions.color_${color}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
