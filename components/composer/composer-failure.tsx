import { fillWords, type FormFailure } from '#lib/client/index.ts';
import { Banner } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';

interface Props {
  readonly failure: FormFailure;
  readonly words: ComposerWords;
  /** True when only a save failed: the person did not ask for it just now. */
  readonly isSave: boolean;
}

/** What a script's request met, in place: the text stays as it is. */
export function ComposerFailure({ failure, words, isSave }: Props) {
  const text = failure.code === 'offline' ? words.offline : failure.text || words.internal;
  return (
    <Banner
      tone={isSave ? 'warn' : 'danger'}
      className="m-2"
      details={failure.detail}
      detailsLabel={words.details}
      reference={failure.reference && fillWords(words.reference, { id: failure.reference })}
    >
      {isSave && failure.code !== 'offline' ? `${words.saveFailed} ${text}` : text}
    </Banner>
  );
}
