import { useState, type RefObject } from 'react';
import { apiHref, type OutputOf, type fillTemplate, type listTemplates } from '#lib/contract/index.ts';
import { AskError, askJson, postForm, type FormFailure } from '#lib/client/index.ts';
import type { TemplateChoice } from './template-picker.tsx';
import type { BodyFormat } from './use-body-format.ts';

interface Options {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly body: Pick<BodyFormat, 'insert' | 'own'>;
  readonly action: string;
  readonly onChange: () => void;
}

/** Templates for the message: which there are, and one of them filled and put where the cursor is. */
export function useTemplates({ form, body, action, onChange }: Options) {
  const [choices, setChoices] = useState<readonly TemplateChoice[]>();
  const [isKept, setKept] = useState(false);
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
    /** A template was made of the message just now. */
    isKept,
    load: () => void load(),
    /** Makes one of what the message says. */
    async keep(fields: FormData) {
      setKept(false);
      if (fields.get('format') === 'html') fields.set('html', body.own());
      const answer = await postForm(action, fields);
      setFailure(answer.ok ? undefined : answer);
      setKept(answer.ok);
      if (answer.ok) await load();
    },
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
