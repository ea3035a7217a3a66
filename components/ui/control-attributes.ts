const CONTROL =
  'w-full rounded-field border bg-surface px-3 py-1.5 text-control text-ink min-h-9 pointer-coarse:min-h-11 pointer-coarse:text-[1rem] ' +
  'focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-muted [&:is(input,textarea):read-only]:bg-sunken';

/** What every control of a form shares: look, and the ties to its hint and its error. */
export function controlAttributes(id: string, hint: unknown, error: string | undefined) {
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return {
    id,
    className: `${CONTROL} ${error ? 'border-danger' : 'border-control'}`,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
}
