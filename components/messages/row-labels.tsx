import type { LabelView } from '#lib/contract/index.ts';
import type { Texts } from '#lib/i18n/index.ts';
import { hasFlag } from '#lib/mail/flags.ts';
import { labelName } from './label-name.ts';

interface Props {
  readonly texts: Texts;
  readonly labels: readonly LabelView[];
  readonly flags: readonly string[];
}

/** The labels of a message, each in its colour. */
export function RowLabels({ texts, labels, flags }: Props) {
  return labels
    .filter(({ keyword }) => hasFlag(flags, keyword))
    .map((label) => (
      <span key={label.keyword} className="label-chip" data-label={label.color}>
        <bdi>{labelName(label, texts)}</bdi>{' '}
      </span>
    ));
}
