import { useCallback, useRef, useState, type RefObject } from 'react';
import type { ComposeView } from '#lib/contract/index.ts';
import { swapSignature, type RichEditor } from '#lib/client/index.ts';
import { useHydrated } from '#components/ui/index.ts';
import { htmlToText } from '#lib/mail/html-to-text.ts';
import type { Signature } from '#lib/mail/signed-html.ts';
import { textToHtml } from '#lib/mail/text-to-html.ts';

export type BodyFormat = ReturnType<typeof useBodyFormat>;

/**
 * The text of a message, plain or with formatting, and the way between the two. Without scripts, and until they run, it is plain.
 *
 * @param onChange told when the format changed: that is worth saving.
 */
export function useBodyFormat(view: ComposeView, form: RefObject<HTMLFormElement | null>, onChange: () => void) {
  const hydrated = useHydrated();
  const [format, setFormat] = useState(view.format);
  const [content, setContent] = useState<Pick<ComposeView, 'html' | 'quoted' | 'inline'>>(view);
  const [text, setText] = useState(view.body);
  const [asked, setAsked] = useState(false);
  const [switched, setSwitched] = useState(false);
  const editor = useRef<RichEditor>(null);
  const pictures = useRef(view.inline.map(({ id }) => id));
  const isRich = hydrated && format === 'html';
  const plain = useCallback((): HTMLTextAreaElement | undefined => {
    const field = form.current?.elements.namedItem('body');
    return field instanceof HTMLTextAreaElement ? field : undefined;
  }, [form]);
  const leaveHtml = () => {
    setText(editor.current?.text() ?? view.body);
    setAsked(false);
    setFormat('plain');
    setSwitched(true);
    onChange();
  };
  return {
    isRich,
    content,
    /** The person changed the format: the text has the focus again. */
    switched,
    /** What the field of a plain text begins with. */
    text,
    editor,
    /** Whether the person was asked if the formatting may go, and has not answered. */
    asked,
    /** A text with formatting that is still on its way to its editor can neither be saved nor sent. */
    isReady: useCallback(() => !isRich || editor.current !== null, [isRich]),
    addPicture: (id: string) => pictures.current.push(id),
    toHtml() {
      setContent({ html: textToHtml(plain()?.value ?? text), quoted: '', inline: [] });
      setFormat('html');
      setSwitched(true);
      onChange();
    },
    /** Asks once when formatting would be lost. */
    toPlain() {
      const html = editor.current?.html() ?? '';
      const bare = (markup: string): string => markup.replace(/<\/?div(?: dir="auto")?>|<br>|&nbsp;|\s/g, '');
      if (bare(html) === bare(textToHtml(htmlToText(html)))) leaveHtml();
      else setAsked(true);
    },
    /** There is no editor to be had: the text goes on without. */
    giveUp: () => setFormat('plain'),
    leaveHtml,
    keepHtml: () => setAsked(false),
    /** What the person wrote with formatting: without signature and quotes. */
    own: () => editor.current?.own() ?? '',
    swapSignature(before: Signature, after: Signature) {
      const field = plain();
      if (isRich) editor.current?.swapSignature(before, after);
      else if (field) field.value = swapSignature(field.value, before.signature, after.signature);
    },
    /** Puts a text where the cursor is; `html` is the same with formatting, `''` when it has none. */
    insert(text: string, html: string) {
      const field = plain();
      if (isRich) editor.current?.insert(html || textToHtml(text));
      else field?.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
      onChange();
    },
    /** Puts what the editor holds into the fields of the form; `asText` too where it is looked at: it is made of the other anyway. */
    collect: useCallback(
      (fields: FormData, asText: boolean) => {
        if (!isRich || !editor.current) return;
        fields.set('format', 'html');
        fields.set('html', editor.current.html());
        if (asText) fields.set('body', editor.current.text());
        for (const id of pictures.current) fields.append('inline', id);
      },
      [isRich],
    ),
  };
}
