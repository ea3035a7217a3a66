/** Shows Cc and Bcc where they are folded away, and puts the keyboard into one of them. */
export function revealCopies(form: HTMLFormElement | null, field: 'cc' | 'bcc'): void {
  const fold = form?.querySelector<HTMLDetailsElement>('.composer-copies');
  if (fold) fold.open = true;
  fold?.querySelector<HTMLElement>(`[data-field=${field}]`)?.focus();
}
