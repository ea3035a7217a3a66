import type { KeyboardEvent } from 'react';

/** Enter in a field presses a form's first button; in a field with a button of its own it presses that one. */
export const pressOnEnter =
  (value: string) =>
  (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const { form } = event.currentTarget;
    form?.requestSubmit(form.querySelector<HTMLButtonElement>(`button[value="${value}"]`));
  };
