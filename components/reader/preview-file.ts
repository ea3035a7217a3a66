import type { PreviewKind } from '#lib/mail/preview-kind.ts';

/** A file that can be looked at without keeping it. Names are hostile. */
export interface PreviewFile {
  readonly part: string;
  readonly name: string;
  readonly kind: PreviewKind;
  /** As people say it. */
  readonly size: string;
  /** Shows it as it is: an image, sound or video; for texts their characters as JSON. */
  readonly source: string;
  readonly download: string;
}

export interface PreviewWords {
  readonly smaller: string;
  readonly larger: string;
  readonly download: string;
  readonly close: string;
  readonly previous: string;
  readonly next: string;
  readonly failed: string;
  readonly loading: string;
  readonly truncated: string;
}
