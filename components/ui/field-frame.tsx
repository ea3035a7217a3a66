import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly labelHidden?: boolean | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** Label above, control, then what is wrong or what helps; the last two are tied to the control by {@link describedBy}. */
export function FieldFrame({ id, label, hint, error, labelHidden = false, children, className = '' }: Props) {
  return (
    <div className={`grid gap-1 ${className}`}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="text-snippet font-medium text-danger">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-snippet text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
