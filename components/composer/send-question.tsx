import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';

interface Props {
  /** Why we ask; the question is open while there is a reason. */
  readonly doubts: readonly string[];
  readonly words: ComposerWords;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

/** One question for all that may have been forgotten. Escape and "Keep writing" lead back to the text. */
export function SendQuestion({ doubts, words, onSend, onBack }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = doubts.length > 0;
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  if (!open) return null; // text browsers would show a closed dialog
  return (
    <dialog
      ref={dialog}
      aria-labelledby="send-question"
      onClose={onBack}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-sheet border border-line bg-surface p-6 text-ink shadow-sheet backdrop:bg-black/40"
    >
      <h2 id="send-question" className="text-subject font-strong">
        {words.checkTitle}
      </h2>
      <ul className="mt-2 grid gap-1 text-body">
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button type="button" onClick={onBack}>
          {words.checkBack}
        </Button>
        <Button type="button" tone="primary" icon="sent" onClick={onSend}>
          {words.checkSend}
        </Button>
      </div>
    </dialog>
  );
}
