'use client';

import { useEffect, useRef, useState } from 'react';
import { Button, ButtonLink, LiveDialog } from '#components/ui/index.ts';
import { LivePreview } from './live-preview.tsx';
import type { PreviewFile, PreviewWords } from './preview-file.ts';
import { usePictureSwipe } from './use-picture-swipe.ts';

export interface LightboxProps {
  readonly files: readonly PreviewFile[];
  /** Which is shown first, by its section. */
  readonly first: string;
  readonly words: PreviewWords;
  readonly onClose: () => void;
}

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** One attachment large, the others a key away: arrows go on, `+` and `-` zoom pictures, Escape closes; so do fingers. */
export function LiveLightbox({ files, first, words, onClose }: LightboxProps) {
  const [part, setPart] = useState(first);
  const [zoom, setZoom] = useState(0);
  const at = Math.max(
    0,
    files.findIndex((file) => file.part === part),
  );
  const file = files[at];
  const go = (to: number): void => {
    const next = files[(to + files.length) % files.length];
    if (!next) return;
    setPart(next.part);
    setZoom(0);
  };
  const magnify = (by: number): void => setZoom((now) => Math.min(ZOOMS.length - 1, Math.max(0, now + by)));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const media = event.target instanceof HTMLMediaElement;
      if (event.altKey || event.ctrlKey || event.metaKey || media) return;
      const rtl = document.dir === 'rtl' ? -1 : 1;
      if (event.key === 'ArrowRight') go(at + rtl);
      else if (event.key === 'ArrowLeft') go(at - rtl);
      else if (event.key === '+' || event.key === '=') magnify(1);
      else if (event.key === '-') magnify(-1);
      else if (event.key === '0') setZoom(0);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  });
  const stage = useRef<HTMLDivElement>(null);
  const image = file?.kind === 'image';
  const swipes = image && zoom === 0;
  usePictureSwipe(stage, { off: !swipes, onTurn: files.length > 1 ? (by) => go(at + by) : undefined, onClose });
  if (!file) return null;
  return (
    <LiveDialog title={file.name} titleHidden onClose={onClose} className="lightbox">
      <div className="lightbox-bar">
        <p className="min-w-0 flex-1 truncate">
          <bdi>{file.name}</bdi>{' '}
          <span className="text-muted">
            {file.size}
            {files.length > 1 && ` · ${String(at + 1)}/${String(files.length)}`}
          </span>
        </p>
        {image && (
          <>
            <Button
              type="button"
              tone="quiet"
              icon="minus"
              iconOnly
              title={words.smaller}
              disabled={zoom === 0}
              onClick={() => magnify(-1)}
            >
              {words.smaller}
            </Button>
            <Button
              type="button"
              tone="quiet"
              icon="plus"
              iconOnly
              title={words.larger}
              disabled={zoom === ZOOMS.length - 1}
              onClick={() => magnify(1)}
            >
              {words.larger}
            </Button>
          </>
        )}
        <ButtonLink href={file.download} tone="quiet" icon="download" iconOnly download title={words.download}>
          {words.download}
        </ButtonLink>
        <Button type="button" tone="quiet" icon="close" iconOnly title={words.close} onClick={onClose}>
          {words.close}
        </Button>
      </div>
      <div ref={stage} className="lightbox-stage" data-swipes={swipes || undefined} aria-live="polite">
        <LivePreview key={file.part} file={file} words={words} zoom={ZOOMS[zoom] ?? 1} />
      </div>
      {files.length > 1 && (
        <>
          <Button
            type="button"
            icon="chevron-left"
            iconOnly
            title={words.previous}
            onClick={() => go(at - 1)}
            className="lightbox-previous"
          >
            {words.previous}
          </Button>
          <Button
            type="button"
            icon="chevron-right"
            iconOnly
            title={words.next}
            onClick={() => go(at + 1)}
            className="lightbox-next"
          >
            {words.next}
          </Button>
        </>
      )}
    </LiveDialog>
  );
}
