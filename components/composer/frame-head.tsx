import type { ComposerFrame, ComposerHead } from './composer-frame.ts';

interface Props extends ComposerHead {
  readonly frame: ComposerFrame;
}

/** The head of a composer that stands in another screen, as that one draws it. */
export const FrameHead = ({ frame, ...head }: Props) => frame.drawHead(head);
