import { z } from 'zod';
import { LABEL_COLORS } from '#lib/mail/labels.ts';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Line, Nothing, ReturnPath } from './fields.ts';

const Keyword = z.string().regex(/^[A-Za-z$][A-Za-z0-9$_.-]{0,99}$/);

export const LabelView = z.object({
  keyword: z.string(),
  /** `''` for one of the five shared labels that was not renamed: the screen says its name in the person's language. */
  name: z.string(),
  color: z.enum(LABEL_COLORS),
});
export type LabelView = z.infer<typeof LabelView>;

const Labels = z.object({ labels: z.array(LabelView) });

export const listLabels = endpoint({ method: 'GET', path: API.listLabels, input: Nothing, output: Labels });

/** Makes a label, or with `keyword` renames or recolours one. */
export const saveLabel = endpoint({
  method: 'POST',
  path: API.saveLabel,
  input: z.object({
    keyword: z.union([z.literal(''), Keyword]).default(''),
    name: Line(60),
    color: z.enum(LABEL_COLORS).catch('grey'),
    return: ReturnPath,
  }),
  output: Labels,
});

/** Forgets name and colour of a label. Messages keep their keyword. */
export const deleteLabel = endpoint({
  method: 'POST',
  path: API.deleteLabel,
  input: z.object({ keyword: Keyword, return: ReturnPath }),
  output: Labels,
});
