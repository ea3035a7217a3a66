import { useEffect, useRef } from 'react';
import { useLiveValue } from '#lib/client/index.ts';
import { Button } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** Something that cannot be taken back, before it is done. */
export interface Question {
  readonly text: string;
  /** What the button says that does it. */
  readonly yes: string;
  readonly run: () => void;
}

/** The question in a dialog, when there is one; the keyboard returns to where it was. */
export function AskFirst() {
  const { core, texts } = useWorkspace();
  const question = useLiveValue(core.question, (now) => now);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (question) dialog.current?.showModal();
  }, [question]);
  if (!question) return null;
  const answer = (yes: boolean): void => {
    dialog.current?.close();
    core.question.set(undefined);
    if (yes) question.run();
  };
  return (
    <dialog ref={dialog} className="ask-first" aria-labelledby="ask-first" onCancel={() => answer(false)}>
      <p id="ask-first">{question.text}</p>
      <div className="ask-first-answers">
        <Button type="button" onClick={() => answer(false)}>
          {texts.t('workspace.cancel')}
        </Button>
        <Button type="button" tone="danger" onClick={() => answer(true)}>
          {question.yes}
        </Button>
      </div>
    </dialog>
  );
}
