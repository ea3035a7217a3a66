import type { EditorContent, EditorWishes, RichEditor } from './open-editor.ts';

/**
 * Makes an editor of a frame that stands, or is about to stand, on the empty frame document. The editor itself is fetched when the
 * first text with formatting is written.
 *
 * @throws as openEditor; when the editor cannot be fetched; when `signal` ended it
 */
export async function startEditor(
  frame: HTMLIFrameElement,
  content: EditorContent,
  wishes: EditorWishes,
  signal: AbortSignal,
): Promise<RichEditor> {
  const page = frame.contentDocument;
  const isThere = page?.readyState === 'complete' && page.URL !== 'about:blank';
  const loaded = isThere
    ? undefined
    : new Promise<void>((resolve) => {
        frame.addEventListener('load', () => resolve(), { once: true, signal });
      });
  const [{ openEditor }] = await Promise.all([import('./open-editor.ts'), loaded]);
  signal.throwIfAborted();
  return openEditor(frame, content, wishes, signal);
}
