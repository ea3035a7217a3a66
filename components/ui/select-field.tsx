import type { ReactNode } from 'react';
import { controlAttributes } from './control-attributes.ts';
import { FieldFrame } from './field-frame.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly defaultValue?: string | undefined;
  readonly id?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly labelHidden?: boolean;
  readonly required?: boolean;
  readonly className?: string;
}

/** One of several, in the browser's own list. */
export function SelectField({
  name,
  label,
  options,
  defaultValue,
  id = name,
  hint,
  error,
  labelHidden,
  required,
  className,
}: Props) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      <select name={name} defaultValue={defaultValue} required={required} {...controlAttributes(id, hint, error)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
