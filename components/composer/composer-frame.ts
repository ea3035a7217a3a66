import type { ReactNode } from 'react';
import type { FileQueue } from '#lib/client/index.ts';
import type { ComposeView, SubmissionView } from '#lib/contract/index.ts';
import type { DraftSaving, StoredDraft } from './use-draft-saving.ts';

/** What the head of a composer shows and does. */
export interface ComposerHead {
  /** As it is typed now. */
  readonly subject: string;
  readonly saving: Pick<DraftSaving, 'status' | 'savedAt' | 'isDirty' | 'close'>;
  readonly isSending: boolean;
  /** A file is on its way. */
  readonly isUploading: boolean;
  /** Attached, and on their way. */
  readonly files: FileQueue;
  /** The composer as it stands, to be opened again elsewhere. */
  readonly snapshot: () => ComposeView;
}

/** Another screen that a composer stands in. */
export interface ComposerFrame {
  /** It begins with something that is not stored. */
  readonly isTouched: boolean;
  /** Its files, where it stood elsewhere on the screen before. */
  readonly files: FileQueue | undefined;
  readonly drawHead: (head: ComposerHead) => ReactNode;
  /** Its message is on its way, or was not taken after all: a page that is loaded meanwhile must not open it again. */
  readonly onSending: (isSending: boolean) => void;
  readonly onSent: (submission: SubmissionView | null) => void;
  readonly onDiscarded: () => void;
  /** Its draft is stored, or stored anew. */
  readonly onStored: (draft: StoredDraft) => void;
  /** It is taken off the screen as it stands, while its files go on; `isTouched`: somebody wrote in it. */
  readonly onLeave: (view: ComposeView, isTouched: boolean, files: FileQueue) => void;
}
