import type Squire from 'squire-rte';

/** A text that the cursor stands in or behind. */
export interface TextAtCursor {
  readonly node: Text;
  readonly offset: number;
}

/** `undefined` while something is selected, and where there is no text in front of the cursor. */
export function textAtCursor(editor: Squire): TextAtCursor | undefined {
  const { collapsed, startContainer, startOffset } = editor.getSelection();
  const isText = startContainer.nodeType === 3;
  const node = isText ? startContainer : startContainer.childNodes[startOffset - 1];
  if (!collapsed || node?.nodeType !== 3) return undefined;
  const text = node as Text;
  return { node: text, offset: isText ? startOffset : text.length };
}
