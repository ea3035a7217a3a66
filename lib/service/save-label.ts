import type { InputOf, LabelView, OutputOf, saveLabel as endpoint } from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import type { AccountAccess } from '#lib/mail/account-access.ts';
import { labelKeyword } from '#lib/mail/labels.ts';
import { changeLabels } from './change-labels.ts';

/**
 * Makes a label, or gives one another name or colour; the messages that carry it need no change.
 *
 * @throws AppError input.invalid (field `name`: empty, or another label's) | input.too_large (a hundred labels are enough)
 */
export const saveLabel = (actor: AccountAccess, input: InputOf<typeof endpoint>): Promise<OutputOf<typeof endpoint>> =>
  changeLabels(actor, (labels) => {
    const name = input.name.trim();
    const there = labels.findIndex(({ keyword }) => keyword === input.keyword);
    const same = (label: LabelView, at: number): boolean =>
      at !== there && label.name.toLowerCase() === name.toLowerCase();
    if ((name === '' && there < 0) || (name !== '' && labels.some(same)))
      throw new AppError('input.invalid', { field: 'name' });
    const { color } = input;
    if (there >= 0) return labels.map((label, at) => (at === there ? { ...label, name, color } : label));
    const keyword =
      input.keyword ||
      labelKeyword(
        name,
        labels.map((label) => label.keyword),
      );
    return [...labels, { keyword, name, color }];
  });
