import { useState, type RefObject } from 'react';
import { apiHref, type OutputOf, type fillTemplate, type listTemplates } from '#lib/contract/index.ts';
import { AskError, askJson, postForm, type FormFailure } from '#lib/client/index.ts';
import type { TemplateChoice } from './template-picker.tsx';
import type { BodyFormat } from './use-body-format.ts';

interface Options {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly body: Pick<BodyFormat, 'insert'>;
  readonly onChange: () => void;
}

/** Templates for the message: which there are, and one of them filled and put where the cursor is. */
export function useTemplates({ form, body, onChange }: Options) {
  const [choices, setChoices] = useState<readonly TemplateChoice[]>();
  const [failure, setFailure] = useState<FormFailure>();
  const load = async (): Promise<void> => {
    try {
      setChoices((await askJson<OutputOf<typeof listTemplates>>(apiHref('listTemplates'), {})).templates);
    } catch (cause) {
      if (!(cause instanceof AskError)) throw cause;
      setFailure(cause.failure);
    }
  };
  return {
    choices,
    failure,
    load: () => void load(),
    async insert(fields: FormData) {
      const answer = await postForm<OutputOf<typeof fillTemplate>>(apiHref('fillTemplate'), fields);
      setFailure(answer.ok ? undefined : answer);
      if (!answer.ok) return;
      body.insert(answer.body.body, answer.body.html);
      const subject = form.current?.elements.namedItem('subject');
      if (subject instanceof HTMLInputElement && subject.value === '') subject.value = answer.body.subject;
      onChange();
    },
  };
}
