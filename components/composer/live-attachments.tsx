'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import { formatSize } from '#lib/i18n/index.ts';
import { fillWords } from '#lib/client/index.ts';
import { Button, Icon } from '#components/ui/index.ts';
import { useComposerId } from './composer-place.ts';
import type { ComposerWords } from './composer-words.ts';
import { PendingFile } from './pending-file.tsx';
import type { Uploads } from './use-uploads.ts';

interface Props {
  readonly uploads: Uploads;
  readonly words: ComposerWords;
  readonly error?: string | undefined;
}

/** The files of the message. Without scripts: choose, press Attach, and each has its Remove. With scripts choosing or dropping is enough. */
export function LiveAttachments({ uploads, words, error }: Props) {
  const { attached, pending } = uploads;
  const id = useComposerId('file');
  const place = useRef<HTMLFieldSetElement>(null);
  const dropping = useDroppedFiles(place, uploads.add);
  const size = attached.reduce((sum, one) => sum + one.size, 0);
  return (
    <fieldset ref={place} className="grid min-w-0 grid-cols-1 gap-2 border-t border-line px-4 py-3">
      <legend className="float-start mb-1 flex items-center gap-2 text-body font-medium">
        <Icon name="attach" className="text-muted" />
        {words.attachments}{' '}
        {attached.length > 0 && <span className="font-normal text-muted">{formatSize(words.locale, size)}</span>}
      </legend>
      {(attached.length > 0 || pending.length > 0) && (
        <ul className="flex flex-wrap gap-2">
          {attached.map((one) => (
            <li
              key={one.id}
              className="flex max-w-full min-w-0 items-center gap-2 rounded-button border border-line bg-paper ps-3"
            >
              <input type="hidden" name="upload" value={one.id} />
              <span className="truncate" dir="auto" title={one.name}>
                {one.name}
              </span>{' '}
              <span className="whitespace-nowrap text-muted">{formatSize(words.locale, one.size)}</span>
              <Button tone="quiet" icon="close" iconOnly name="do" value={`remove:${one.id}`} title={words.remove}>
                {fillWords(words.removeFile, { name: one.name })}
              </Button>
            </li>
          ))}
          {pending.map((one) => (
            <PendingFile key={one.key} file={one} uploads={uploads} words={words} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <span className="group max-w-full min-w-0">
          <label
            htmlFor={id}
            className="sr-only group-has-[:focus-visible]:outline-2 group-has-[:focus-visible]:outline-offset-2 group-has-[:focus-visible]:outline-accent scripted:not-sr-only scripted:inline-flex scripted:min-h-9 scripted:items-center scripted:rounded-button scripted:border scripted:border-line scripted:px-3 scripted:font-medium scripted:hover:bg-sunken scripted:pointer-coarse:min-h-11"
          >
            {words.chooseFiles}
          </label>
          <input
            id={id}
            type="file"
            name="file"
            multiple
            className="max-w-full min-w-0 file:me-3 file:min-h-9 file:cursor-pointer file:rounded-button file:border file:border-solid file:border-line file:bg-surface file:px-3 file:font-medium file:text-ink hover:file:bg-sunken pointer-coarse:file:min-h-11 scripted:sr-only"
            aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
            onChange={(event) => {
              uploads.add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </span>
        <Button name="do" value="attach" className="scripted:hidden">
          {words.attach}
        </Button>
        <p id={`${id}-hint`} className="text-snippet text-muted">
          {words.attachHint}
        </p>
      </div>
      {error && (
        <p id={`${id}-error`} className="text-snippet font-medium text-danger">
          {error}
        </p>
      )}
      <output className="sr-only">{uploads.announcement}</output>
      {dropping && (
        <div className="pointer-events-none fixed inset-3 z-40 grid place-items-center rounded-sheet border-2 border-dashed border-accent bg-accent-subtle/80 text-page font-strong text-accent">
          {words.dropHere}
        </div>
      )}
    </fieldset>
  );
}

/** Whether files are being dragged over the page; dropped or pasted ones are handed on. Of several composers on a screen, one takes them. */
function useDroppedFiles(place: RefObject<Element | null>, add: (files: Iterable<File>) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  useEffect(() => {
    const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;
    const onDrag = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      if (!takes(place.current, event.target)) return setOver(false);
      event.preventDefault();
      setOver(event.type === 'dragover' || (event.type === 'dragleave' && event.relatedTarget !== null));
      if (event.type === 'drop' && event.dataTransfer) latest.current([...event.dataTransfer.files]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || hasText(event.clipboardData) || !takes(place.current, event.target)) return;
      event.preventDefault();
      latest.current(files);
    };
    const drags = ['dragover', 'dragleave', 'drop'] as const;
    for (const type of drags) window.addEventListener(type, onDrag);
    window.addEventListener('paste', onPaste);
    return () => {
      for (const type of drags) window.removeEventListener(type, onDrag);
      window.removeEventListener('paste', onPaste);
    };
  }, [place]);
  return over;
}

/** Files go to the composer that they were let go over; beside all of them, to the last one that is open. */
function takes(place: Element | null, target: EventTarget | null): boolean {
  const own = place?.closest('form');
  const under = target instanceof Element ? target.closest('form.composer') : null;
  const open = [...document.querySelectorAll('form.composer')].filter(
    (one) => one.querySelector('fieldset')?.getClientRects().length,
  );
  return own !== undefined && own === (under ?? open.at(-1));
}

const hasText = (data: DataTransfer | null): boolean => data?.types.includes('text/plain') ?? false;
