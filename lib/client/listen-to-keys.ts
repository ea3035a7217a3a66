import type { KeyDispatcher } from './key-dispatcher.ts';

/** What is typed into; ticking and pressing are not typing. */
const FIELD =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit],[type=reset],[type=image],[type=file]), ' +
  'textarea, select, [contenteditable]:not([contenteditable=false])';
/** What has keys of its own for everything. */
const OWN_KEYS = '[role=menu], [role=listbox], [role=dialog], [data-keys=own]';
/** What Enter and Space press, and what arrows change. */
const PRESSABLE = 'a[href], button, summary, input, label, [role=button], [role=tab], [role=switch]';
const ARROWED = '[type=radio], [role=separator], [role=slider], [role=tablist]';

/**
 * Hands the presses of a window (ours, or that of a message's frame) to the dispatcher, but for those that mean something
 * else: typing, composing (IME), an open modal dialog, a menu, Enter on a link.
 *
 * @returns the way to stop.
 */
export function listenToKeys(dispatcher: KeyDispatcher, target: Window): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (document.querySelector('dialog:modal') || isTaken(event)) return;
    const { key, code, shiftKey, ctrlKey, metaKey, altKey, repeat } = event;
    const typing = closest(event.target, FIELD) !== null;
    if (dispatcher.press({ key, code, shiftKey, ctrlKey, metaKey, altKey, repeat, typing })) event.preventDefault();
  };
  target.addEventListener('keydown', onKey); // after React's own listeners, which stand on the document
  return () => target.removeEventListener('keydown', onKey);
}

function isTaken({ key, target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (key !== 'F6' && closest(target, OWN_KEYS)) return true;
  if ((key === 'Enter' || key === ' ') && !ctrlKey && !metaKey) return closest(target, PRESSABLE) !== null;
  return key.startsWith('Arrow') && !ctrlKey && !metaKey && closest(target, ARROWED) !== null;
}

/** The element, or one around it. Elements of a frame are no `Element` of ours, so the method itself is asked for. */
const closest = (target: EventTarget | null, selector: string): Element | null =>
  target && 'closest' in target ? (target as Element).closest(selector) : null;
