'use client';

import { useEffect, useRef, useState } from 'react';
import type { RichEditor } from '#lib/client/index.ts';
import { textToHtml } from '#lib/mail/text-to-html.ts';
import { LiveRichArea } from '#components/composer/index.ts';
import { Button, TextAreaField, useHydrated } from '#components/ui/index.ts';
import type { formattedEditor } from './formatted-editor.ts';

export type FormattedEditor = ReturnType<typeof formattedEditor> & {
  /** What the field is for. */
  readonly hint: string;
};

interface Props {
  readonly name: string;
  /** Of the field that carries the formatting. */
  readonly htmlName: string;
  readonly label: string;
  readonly text: string;
  /** Hostile; `''` for a plain text. */
  readonly html: string;
  readonly maxLength: number;
  readonly rows: number;
  readonly editor: FormattedEditor;
  readonly error?: string | undefined;
}

/**
 * A text of a settings form that may have formatting: two fields, of which the formatting counts while it says what the text says. A
 * text area without scripts; with them the composer's editor on demand.
 */
export function LiveFormattedField({ name, htmlName, label, text, html, maxLength, rows, editor, error }: Props) {
  const ready = useHydrated();
  const [written, setWritten] = useState({ text, html });
  const [isRich, setRich] = useState(html !== '');
  const area = useRef<RichEditor>(null);
  const frame = useRef<HTMLDivElement>(null);
  const showsEditor = ready && isRich;
  useEffect(() => {
    const form = frame.current?.closest('form');
    if (!form) return undefined;
    const fill = ({ formData }: FormDataEvent): void => {
      if (!area.current) return;
      formData.set(name, area.current.text());
      formData.set(htmlName, area.current.html());
    };
    form.addEventListener('formdata', fill);
    return () => form.removeEventListener('formdata', fill);
  }, [name, htmlName]);
  const toPlain = (): void => {
    setWritten({ text: area.current?.text() ?? written.text, html: '' });
    setRich(false);
  };
  const toRich = (): void => {
    const field = frame.current?.querySelector('textarea');
    setWritten({ text: written.text, html: textToHtml(field?.value ?? written.text) });
    setRich(true);
  };

  return (
    <div ref={frame} className="grid gap-1">
      <input type="hidden" name={htmlName} value={showsEditor || !ready ? written.html : ''} readOnly />
      {showsEditor ? (
        <fieldset>
          <legend className="mb-1 font-medium">{label}</legend>
          <div className="rounded-field border border-control [&_iframe]:min-h-32">
            <LiveRichArea
              area={area}
              content={{ html: written.html, quoted: '', inline: [] }}
              words={editor.words}
              hrefs={{ frame: editor.frame, picture: '' }}
              isFirst={false}
              pictures={false}
              markdown
              onInput={() => undefined}
              onPicture={() => Promise.resolve(undefined)}
              onFiles={() => undefined}
              onFailure={() => setRich(false)}
              onPlain={toPlain}
            />
          </div>
          <p className="mt-1 text-snippet text-muted">{editor.hint}</p>
          {error && <p className="text-snippet font-medium text-danger">{error}</p>}
        </fieldset>
      ) : (
        <>
          <TextAreaField
            key={String(isRich)}
            name={name}
            label={label}
            hint={html === '' ? editor.hint : `${editor.hint} ${ready ? '' : editor.plainHint}`}
            defaultValue={written.text}
            maxLength={maxLength}
            rows={rows}
            error={error}
          />
          {ready && (
            <div>
              <Button type="button" tone="quiet" onClick={toRich}>
                {editor.words.toFormatted}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
