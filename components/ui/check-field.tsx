import type { ReactNode } from 'react';

interface Props {
  readonly name: string;
  readonly label: ReactNode;
  readonly value?: string;
  readonly id?: string;
  readonly type?: 'checkbox' | 'radio';
  readonly defaultChecked?: boolean;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  /** What the form sends when the box is not ticked (before its value when it is), where leaving it out says nothing. */
  readonly unticked?: string;
}

/** Yes or no (or, as `radio`, one of several); the whole line can be pressed. */
export function CheckField({
  name,
  label,
  value,
  id = value ? `${name}-${value}` : name,
  type = 'checkbox',
  defaultChecked,
  hint,
  required,
  unticked,
}: Props) {
  return (
    <div className="grid gap-0.5">
      {unticked !== undefined && <input type="hidden" name={name} value={unticked} />}
      <label htmlFor={id} className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type={type}
          id={id}
          name={name}
          value={value}
          defaultChecked={defaultChecked}
          required={required}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ps-6.5 text-snippet text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
