import type { ReactNode } from 'react';
import type { ComposeView, SenderView } from '#lib/contract/index.ts';
import type { ComposerFrame } from './composer-frame.ts';
import type { ComposerWords } from './composer-words.ts';
import type { TemplateChoice } from './template-picker.tsx';

/** All that a composer's form is drawn with. */
export interface ComposerFormProps {
  readonly view: ComposeView;
  readonly title: string;
  readonly identities: readonly SenderView[];
  readonly words: ComposerWords;
  readonly token: string;
  /** Where the form posts, where recipients are suggested, where sent messages and unsent ones are shown; with the mount point. */
  readonly hrefs: {
    readonly action: string;
    readonly suggest: string;
    readonly back: string;
    readonly outbox: string;
    /** The empty frame document; an uploaded picture, up to its id. */
    readonly frame: string;
    readonly picture: string;
  };
  readonly maxBytes: number;
  /** Signs of Markdown become formatting as they are typed. */
  readonly markdown: boolean;
  /** The templates there are, where the page knows; scripts ask for them else. */
  readonly templates?: readonly TemplateChoice[] | undefined;
  /** What the last plain form met. */
  readonly error?: { readonly code: string; readonly text: string; readonly field?: string } | undefined;
  /** The address book as boxes to tick; stands below the recipients. */
  readonly children?: ReactNode;
  /** The screen around it; missing on a page of its own. */
  readonly frame?: ComposerFrame;
}
