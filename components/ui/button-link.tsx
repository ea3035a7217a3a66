import type { ReactNode } from 'react';
import { buttonClass, type ButtonTone } from './button-class.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

interface Props {
  readonly href: string;
  readonly children: ReactNode;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly title?: string | undefined;
  /** Name for screen readers where the words alone are the same many times a page; must begin with the words. */
  readonly label?: string | undefined;
  /** Offers the target as a file instead of opening it. */
  readonly download?: boolean;
  readonly current?: boolean;
  readonly rel?: string;
  readonly className?: string;
}

/** Goes somewhere and looks like a button. The blank after it keeps links in a row apart in text browsers. */
export function ButtonLink({
  href,
  children,
  tone = 'plain',
  icon,
  iconOnly = false,
  current = false,
  label,
  className,
  ...rest
}: Props) {
  return (
    <>
      <a
        href={href}
        className={buttonClass(tone, className)}
        aria-current={current ? 'page' : undefined}
        aria-label={label}
        {...rest}
      >
        {icon && <Icon name={icon} />}
        <span className={iconOnly ? 'sr-only' : ''}>{children}</span>
      </a>{' '}
    </>
  );
}
