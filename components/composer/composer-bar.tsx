import { fillWords } from '#lib/client/index.ts';
import { Button, ButtonLink } from '#components/ui/index.ts';
import type { ComposerWords } from './composer-words.ts';
import { SendButton } from './send-button.tsx';
import type { DraftSaving } from './use-draft-saving.ts';

interface Props {
  readonly title: string;
  readonly words: ComposerWords;
  readonly saving: Pick<DraftSaving, 'status' | 'savedAt'>;
  readonly isSending: boolean;
  readonly backHref: string;
}

/**
 * The head of the composer: a way out, what is being written, whether it is stored. "Save draft" is the form's first button on
 * purpose: Enter in a one-line field presses the first one. On phones Send stands here too, above the keyboard.
 */
export function ComposerBar({ title, words, saving, isSending, backHref }: Props) {
  return (
    <div className="sticky top-(--visible-top,0px) z-10 flex items-center gap-2 border-b border-line bg-surface px-2 py-1.5 pane:top-(--bar) pane:rounded-t-sheet pane:px-3">
      <ButtonLink href={backHref} tone="quiet" icon="close" iconOnly title={words.close}>
        {words.close}
      </ButtonLink>
      <div className="me-auto min-w-0">
        <h1 className="truncate text-subject font-strong">{title}</h1>
        <output className="block truncate text-meta text-muted">{savingText(words, saving)}</output>
      </div>
      <Button
        icon="drafts"
        name="do"
        value="save"
        title={words.save}
        disabled={isSending}
        className="flex-none max-pane:gap-0"
      >
        <span className="max-pane:sr-only">{words.save}</span>
      </Button>{' '}
      <SendButton words={words} isSending={isSending} className="flex-none whitespace-nowrap pane:hidden" />
    </div>
  );
}

/** Whether what is written is stored, and since when. */
export function savingText(words: ComposerWords, { status, savedAt }: Props['saving']): string {
  if (status === 'saving') return words.saving;
  if (savedAt === '') return words.notSaved;
  const time = new Intl.DateTimeFormat(words.dates, { timeStyle: 'short', timeZone: words.timeZone }).format(
    new Date(savedAt),
  );
  return fillWords(words.savedAt, { time });
}
