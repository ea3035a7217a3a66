import type { ReactNode } from 'react';

interface Props {
  /** Id of the control, for its label, error (`<id>-error`) and hint (`<id>-hint`). */
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** How a control in a composer row looks: the row draws the line, focus the ring. */
export const ROW_CONTROL =
  'block w-full min-w-0 rounded-field border-0 bg-transparent px-2 py-2 text-body text-ink pointer-coarse:text-[1rem] ' +
  'focus-visible:outline-offset-0 aria-invalid:bg-danger-bg';

/** One line of the letterhead: its name at the start, what is typed beside it, and under it what is wrong or helps. */
export function ComposerRow({ id, label, error, hint, children }: Props) {
  return (
    <div className="grid grid-cols-[4rem_1fr] items-start border-b border-line px-2 py-1 pane:grid-cols-[5rem_1fr] pane:px-4">
      <label htmlFor={id} className="py-2 ps-1 text-body text-muted">
        {label}
      </label>
      <div className="relative min-w-0">
        {children}
        {error && (
          <p id={`${id}-error`} className="px-2 pb-1 text-snippet font-medium text-danger">
            {error}
          </p>
        )}
        {hint && (
          <p id={`${id}-hint`} className="px-2 pb-1 text-snippet text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
