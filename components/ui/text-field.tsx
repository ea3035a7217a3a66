import type { InputHTMLAttributes, ReactNode } from 'react';
import { controlAttributes } from './control-attributes.ts';
import { FieldFrame } from './field-frame.tsx';

interface Props extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'autoComplete'
  | 'autoCapitalize'
  | 'autoFocus'
  | 'defaultValue'
  | 'inputMode'
  | 'list'
  | 'maxLength'
  | 'onKeyDown'
  | 'placeholder'
  | 'readOnly'
  | 'required'
  | 'spellCheck'
  | 'type'
> {
  readonly name: string;
  readonly label: string;
  /** Defaults to the name; give one when the name stands twice on a page. */
  readonly id?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** The label is there for those who do not see, and in text browsers. */
  readonly labelHidden?: boolean;
  readonly className?: string;
}

/** One line to type. */
export function TextField({
  name,
  label,
  id = name,
  hint,
  error,
  labelHidden,
  className,
  type = 'text',
  ...input
}: Props) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      <input name={name} type={type} dir="auto" {...input} {...controlAttributes(id, hint, error)} />
    </FieldFrame>
  );
}
