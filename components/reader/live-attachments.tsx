'use client';

import { useState, type ComponentType, type ReactNode } from 'react';
import type { LightboxProps } from './live-lightbox.tsx';
import type { PreviewFile, PreviewWords } from './preview-file.ts';

interface Props {
  readonly files: readonly PreviewFile[];
  readonly words: PreviewWords;
  readonly children: ReactNode;
}

interface Open {
  readonly part: string;
  /** Comes when it is first needed. */
  readonly Lightbox: ComponentType<LightboxProps>;
}

/** Opens what can be looked at above the page; without scripts, or with a key that opens tabs, its link leads to the file itself. */
export function LiveAttachments({ files, words, children }: Props) {
  const [open, setOpen] = useState<Open>();
  const show = async (link: HTMLAnchorElement): Promise<void> => {
    const part = link.dataset['preview'] ?? '';
    try {
      const { LiveLightbox } = await import('./live-lightbox.tsx');
      setOpen({ part, Lightbox: LiveLightbox });
    } catch {
      window.open(link.href, '_blank', 'noopener'); // the script could not be fetched: as without scripts
    }
  };
  return (
    <div
      onClickCapture={(event) => {
        const link =
          event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-preview]') : null;
        const part = link?.dataset['preview'];
        if (!link || !files.some((file) => file.part === part)) return; // its own page shows it
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        void show(link);
      }}
    >
      {children}
      {open && <open.Lightbox files={files} first={open.part} words={words} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
