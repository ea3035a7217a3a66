import { z } from 'zod';
import { API } from './api-href.ts';
import { endpoint } from './endpoint.ts';
import { Id, Line, Lines, Nothing, ReturnPath } from './fields.ts';

/** A text that is written again and again; its placeholders are those of lib/mail/fill-placeholders.ts. */
export const TemplateView = z.object({
  id: z.string(),
  name: z.string(),
  subject: z.string(),
  body: z.string(),
  /** The same with formatting; hostile. `''` when it has none. */
  html: z.string(),
});
export type TemplateView = z.infer<typeof TemplateView>;

export const listTemplates = endpoint({
  method: 'GET',
  path: API.listTemplates,
  input: Nothing,
  output: z.object({ templates: z.array(TemplateView.pick({ id: true, name: true })) }),
});

/** A template filled for one message: what its form holds, of which the recipient, the sender and the subject count. */
export const fillTemplate = endpoint({
  method: 'POST',
  path: API.fillTemplate,
  input: z.object({
    template: Id,
    identity: z.union([z.literal(''), Id]).default(''),
    to: Lines(100_000).default(''),
    subject: Line(2000).default(''),
  }),
  output: TemplateView.pick({ subject: true, body: true, html: true }),
});

export const saveTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/save',
  input: z.object({
    id: z.union([z.literal(''), Id]).default(''),
    name: Line(200).pipe(z.string().trim().min(1)),
    subject: Line(2000).default(''),
    body: Lines(100_000).default(''),
    /** Counts as long as it says what `body` says, as the formatting of a signature does. */
    html: Lines(200_000).default(''),
    return: ReturnPath,
  }),
  output: z.object({ template: TemplateView }),
});

export const deleteTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/delete',
  input: z.object({ id: Id, return: ReturnPath }),
  output: Nothing,
});
