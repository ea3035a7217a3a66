/** A press that waits. */
type Held = Pick<KeyboardEventInit, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  readonly key: string;
};

/**
 * Keeps what is typed while something that will take it is still on its way, so that none of it is lost and none of it reaches
 * what lies below. Escape gives it up.
 *
 * @returns `replay` types it into what has the focus by then; `drop` forgets it. After either, keys go their own ways again.
 */
export function holdKeys(onEscape: () => void): { replay(): void; drop(): void } {
  const held: Held[] = [];
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || /^(?:Shift|Control|Alt|Meta|F\d+)$/.test(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (key === 'Escape') onEscape();
    else if (!event.repeat) held.push({ key, code, shiftKey, ctrlKey, metaKey, altKey });
  };
  window.addEventListener('keydown', onKey, true);
  const drop = (): void => window.removeEventListener('keydown', onKey, true);
  return {
    drop,
    replay: () => {
      drop();
      for (const press of held) type(press);
    },
  };
}

/** As if the key was pressed now: what listens hears it, a field takes a letter, Enter presses a button. */
function type(press: Held): void {
  const target = document.activeElement ?? document.body;
  if (!target.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }))) return;
  if (press.ctrlKey || press.metaKey || press.altKey) return;
  if (target instanceof HTMLInputElement && press.key.length === 1) {
    const end = target.value.length;
    target.setRangeText(press.key, target.selectionStart ?? end, target.selectionEnd ?? end, 'end');
    target.dispatchEvent(new InputEvent('input', { bubbles: true, data: press.key, inputType: 'insertText' }));
  } else if (target instanceof HTMLButtonElement && (press.key === 'Enter' || press.key === ' ')) target.click();
}
