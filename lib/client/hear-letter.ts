import { boundPictures } from './bound-pictures.ts';

export interface LetterEvents {
  /** Where the link under the pointer or with the focus leads, `''` when there is none any more. */
  readonly onPoint: (href: string) => void;
  /** An address to write to was followed. */
  readonly onMail: (href: string) => void;
  /** So many pictures were left out because there are too many pixels; missing: none is. */
  readonly onLeftOut?: ((count: number) => void) | undefined;
}

/**
 * Listens to a letter from outside, since nothing runs in its frame: where its links lead, links within it, addresses to write
 * to, and keys, which go on to the page but for those that select and copy.
 */
export function hearLetter(
  frame: HTMLIFrameElement,
  content: Document,
  { onPoint, onMail, onLeftOut }: LetterEvents,
  signal: AbortSignal,
): void {
  if (onLeftOut) boundPictures(content, onLeftOut, signal);
  const point = (event: Event): void => onPoint(linkOf(event)?.getAttribute('href') ?? '');
  for (const type of ['pointerover', 'focusin']) content.addEventListener(type, point, { signal });
  for (const type of ['pointerleave', 'focusout'])
    content.documentElement.addEventListener(type, () => onPoint(''), { signal });
  content.addEventListener(
    'click',
    (event) => {
      const href = linkOf(event)?.getAttribute('href') ?? '';
      if (!/^(?:#|mailto:)/i.test(href)) return;
      event.preventDefault();
      if (href.startsWith('#')) content.getElementById(href.slice(1))?.scrollIntoView({ block: 'start' });
      else onMail(href);
    },
    { signal },
  );
  content.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || (linkOf(event) && /^(?:Enter| )$/.test(event.key))) return;
      if (SELECTS.test(event.key) && (event.ctrlKey || event.metaKey)) return;
      const { key, code, shiftKey, ctrlKey, metaKey, altKey, repeat } = event;
      const same = { key, code, shiftKey, ctrlKey, metaKey, altKey, repeat, bubbles: true, cancelable: true };
      if (!frame.dispatchEvent(new KeyboardEvent('keydown', same))) event.preventDefault();
    },
    { signal },
  );
}

/** With Ctrl or Cmd: who reads a letter selects and copies its text, and not the rows of a list. */
const SELECTS = /^[ac]$/i;

/** Elements of a frame are no `Element` of ours, so the method itself is asked for. */
const linkOf = ({ target }: Event): Element | null =>
  target && 'closest' in target ? (target as Element).closest('a[href]') : null;
