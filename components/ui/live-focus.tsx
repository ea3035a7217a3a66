'use client';

import { useEffect } from 'react';

/**
 * Puts the cursor into the first of these fields that is empty: on a page that is about one form only, and not where that
 * would open a keyboard on the screen.
 */
export function LiveFocus({ fields }: { readonly fields: readonly string[] }) {
  const ids = fields.join(' ');
  useEffect(() => {
    if (!window.matchMedia('(pointer: fine)').matches || document.activeElement !== document.body) return;
    const inputs = ids.split(' ').map((id) => document.getElementById(id));
    inputs.find((input) => input instanceof HTMLInputElement && input.value === '')?.focus();
  }, [ids]);
  return null;
}
