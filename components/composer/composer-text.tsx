import { useEffect, useRef } from 'react';
import { LiveConfirm, useHydrated } from '#components/ui/index.ts';
import { useComposerId, useMayTakeFocus, useTakesFocus } from './composer-place.ts';
import type { ComposerWords } from './composer-words.ts';
import { LiveRichArea } from './live-rich-area.tsx';
import type { BodyFormat } from './use-body-format.ts';
import type { Uploads } from './use-uploads.ts';

interface Props {
  readonly body: BodyFormat;
  readonly words: ComposerWords;
  readonly error: string | undefined;
  /** Takes the focus: everything else is filled in. */
  readonly isFirst: boolean;
  readonly uploads: Pick<Uploads, 'add' | 'keepPicture'>;
  readonly hrefs: { readonly frame: string; readonly picture: string };
  readonly onInput: () => void;
  /** Signs of Markdown become formatting as they are typed. */
  readonly markdown: boolean;
  /** There is formatting that a page without scripts cannot show. */
  readonly isFormatted: boolean;
}

/** The text of the message: plain, or with formatting where scripts run and the person wants it. */
export function ComposerText({ body, words, error, isFirst, uploads, hrefs, onInput, markdown, isFormatted }: Props) {
  const id = useComposerId('body');
  const { isRich, switched } = body;
  const ready = useHydrated(); // text browsers would show a button that does nothing
  const field = useRef<HTMLTextAreaElement>(null);
  const takesFocus = useTakesFocus();
  const mayTakeFocus = useMayTakeFocus();
  useEffect(() => {
    const isFree = document.activeElement === document.body; // the button that was pressed is gone
    if (!(switched ? isFree : isFirst && takesFocus())) return;
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(0, 0);
  }, [isFirst, switched, isRich, takesFocus]);
  if (isRich)
    return (
      <>
        <LiveRichArea
          area={body.editor}
          content={body.content}
          words={words}
          hrefs={hrefs}
          isFirst={(isFirst && mayTakeFocus) || switched}
          onInput={onInput}
          markdown={markdown}
          onFiles={uploads.add}
          onPicture={async (file) => {
            const picture = await uploads.keepPicture(file);
            if (picture) body.addPicture(picture.id);
            return picture;
          }}
          onFailure={body.giveUp}
          onPlain={body.toPlain}
        />
        {error && <p className="px-4 pb-2 text-snippet font-medium text-danger pane:px-6">{error}</p>}
        {body.asked && (
          <LiveConfirm
            title={words.toPlainTitle}
            consequences={[words.toPlainAbout]}
            confirm={words.toPlainConfirm}
            cancel={words.toPlainCancel}
            onConfirm={body.leaveHtml}
            onCancel={body.keepHtml}
          />
        )}
      </>
    );
  return (
    <>
      <div className="hidden min-h-11 items-center border-b border-line px-2 py-1 pane:px-4 scripted:flex">
        {ready && (
          <button
            type="button"
            className="min-h-9 rounded-field px-2 text-snippet text-muted hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
            onClick={body.toHtml}
          >
            {words.toFormatted}
          </button>
        )}
      </div>
      {isFormatted && <p className="px-4 pt-3 text-snippet text-muted pane:px-6 scripted:hidden">{words.plainOnly}</p>}
      <label htmlFor={id} className="sr-only">
        {words.body}
      </label>
      <textarea
        id={id}
        name="body"
        dir="auto"
        rows={14}
        cols={72}
        defaultValue={body.text}
        ref={field}
        className="field-sizing-content min-h-(--composer-text,40dvh) w-full flex-1 resize-none border-0 bg-transparent px-4 py-4 text-body text-ink pane:px-6 pointer-coarse:text-[1rem] focus-visible:shadow-[inset_3px_0_0_var(--accent)] focus-visible:outline-none"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p id={`${id}-error`} className="px-4 pb-2 text-snippet font-medium text-danger">
          {error}
        </p>
      )}
    </>
  );
}
