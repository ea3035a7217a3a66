export interface EditorEvents {
  /** Files that were pasted or dropped into the text. */
  readonly onFiles: (files: readonly File[]) => void;
  /** Files are being dragged over the text, or no longer. */
  readonly onDrag: (over: boolean) => void;
  /** Where a link leads is to be said. */
  readonly onLink: () => void;
}

/** Keys of the page and not of the text: sending, saving, copies, and whatever Escape ends. With Ctrl or Cmd, and with Shift besides. */
const OF_THE_PAGE = /^(?:Enter|s|S|Escape)$/;
const SHIFTED = /^(?:Enter|c|C|b|B)$/;

/** Listens to an editor from outside: keys that are the page's go on to it, and so do files. Before Squire hears of either. */
export function hearEditor(
  frame: HTMLIFrameElement,
  page: Document,
  { onFiles, onDrag, onLink }: EditorEvents,
  signal: AbortSignal,
): void {
  const early = { signal, capture: true };
  page.addEventListener(
    'keydown',
    (event) => {
      const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
      const isCommand = (ctrlKey || metaKey) && !altKey;
      if (isCommand && !shiftKey && !event.isComposing && key.toLowerCase() === 'k') {
        event.preventDefault();
        event.stopPropagation();
        return onLink();
      }
      const isOurs = (shiftKey ? SHIFTED : OF_THE_PAGE).test(key);
      if (event.isComposing || !isOurs || !(isCommand || key === 'Escape')) return;
      event.stopPropagation();
      const same = { key, code, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true };
      if (!frame.dispatchEvent(new KeyboardEvent('keydown', same))) event.preventDefault();
    },
    early,
  );
  page.addEventListener(
    'paste',
    (event) => {
      const { clipboardData: data } = event;
      if (!data || data.files.length === 0 || data.types.includes('text/html')) return;
      take(event, data);
    },
    early,
  );
  for (const type of ['dragover', 'dragleave', 'drop'] as const)
    page.addEventListener(
      type,
      (event) => {
        const { dataTransfer: data } = event;
        if (!data?.types.includes('Files')) return;
        onDrag(type === 'dragover');
        if (type === 'drop') take(event, data);
        else event.preventDefault();
      },
      early,
    );
  // Beside the text is still the text: a press on the empty part of the sheet sets the cursor at its end.
  page.addEventListener(
    'mousedown',
    (event) => {
      if (event.target !== page.documentElement && event.target !== page.body) return;
      event.preventDefault();
      const letter = page.body.firstElementChild;
      if (letter instanceof HTMLElement || letter) (letter as HTMLElement).focus();
    },
    { signal },
  );

  function take(event: Event, data: DataTransfer): void {
    event.preventDefault();
    event.stopPropagation();
    onFiles([...data.files]);
  }
}
