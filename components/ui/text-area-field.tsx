import type { ReactNode, TextareaHTMLAttributes } from 'react';
import { controlAttributes } from './control-attributes.ts';
import { FieldFrame } from './field-frame.tsx';

interface Props extends Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'autoFocus' | 'cols' | 'defaultValue' | 'maxLength' | 'placeholder' | 'required' | 'rows' | 'spellCheck' | 'wrap'
> {
  readonly name: string;
  readonly label: string;
  readonly id?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly labelHidden?: boolean;
  readonly className?: string;
}

/** Several lines to type. */
export function TextAreaField({
  name,
  label,
  id = name,
  hint,
  error,
  labelHidden,
  className,
  rows = 6,
  ...input
}: Props) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} labelHidden={labelHidden} className={className}>
      <textarea name={name} rows={rows} dir="auto" {...input} {...controlAttributes(id, hint, error)} />
    </FieldFrame>
  );
}
