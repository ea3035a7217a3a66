import { LiveConfirm } from '#components/ui/index.ts';
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
  if (doubts.length === 0) return null;
  return (
    <LiveConfirm
      title={words.checkTitle}
      consequences={doubts}
      confirm={words.checkSend}
      cancel={words.checkBack}
      icon="sent"
      onConfirm={onSend}
      onCancel={onBack}
    />
  );
}
