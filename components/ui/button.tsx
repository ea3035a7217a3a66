import type { ReactNode } from 'react';
import { buttonClass, type ButtonTone } from './button-class.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface ButtonProps {
  readonly children: ReactNode;
  /** One `primary` a screen; `quiet` in rows of many; `danger` for what cannot be undone. */
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** Shows the icon alone where there is little room; the words stay for screen readers and text browsers. */
  readonly iconOnly?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly type?: 'submit' | 'button';
  /** Id of a form that the button stands outside of. Text browsers don't know this: put the button into its form where you can. */
  readonly form?: string;
  readonly title?: string | undefined;
  /** Name for screen readers where the words alone are the same many times a page; must begin with the words. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** For parts that only exist with scripts. */
  readonly onClick?: () => void;
  readonly className?: string;
}

/**
 * Changes something: submits the form it stands in. For going somewhere take ButtonLink. The blank after it keeps buttons
 * in a row apart in text browsers.
 */
export function Button({
  children,
  tone = 'plain',
  icon,
  iconOnly = false,
  type,
  label,
  className,
  ...rest
}: ButtonProps) {
  const attributes = { className: buttonClass(tone, className), 'aria-label': label, ...rest };
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span className={iconOnly ? 'sr-only' : ''}>{children}</span>
    </>
  );
  return (
    <>
      {type === 'button' ? (
        <button type="button" {...attributes}>
          {inside}
        </button>
      ) : (
        <button type="submit" {...attributes}>
          {inside}
        </button>
      )}{' '}
    </>
  );
}
