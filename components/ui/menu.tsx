import type { ReactNode } from 'react';
import { buttonClass, type ButtonTone } from './button-class.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly tone?: ButtonTone;
  /** Which edge of its button the sheet keeps to. */
  readonly align?: 'start' | 'end';
  readonly className?: string;
}

/**
 * A sheet that opens under its button: native `<details>`, so it works without scripts and text browsers show its content.
 * Only one of them is open at a time. Put links and buttons of full width into it.
 */
export function Menu({
  label,
  children,
  icon,
  iconOnly = false,
  tone = 'quiet',
  align = 'start',
  className = '',
}: Props) {
  return (
    <details name="menu" data-menu className={`relative ${className}`}>
      <summary className={buttonClass(tone)} title={iconOnly ? label : undefined}>
        {icon && <Icon name={icon} />}
        <span className={iconOnly ? 'sr-only' : ''}>{label}</span>
        {!iconOnly && <Icon name="chevron-down" className="-me-1 size-4" />}
      </summary>
      <div className="menu-sheet" data-align={align}>
        {children}
      </div>
    </details>
  );
}
