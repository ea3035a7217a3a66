import type { ReactNode } from 'react';
import { Icon } from '#components/ui/index.ts';

interface Props {
  readonly href: string;
  /** What it stands for holds now. */
  readonly on: boolean;
  readonly children: ReactNode;
}

/** A choice in the menu of how a list is shown. */
export const ViewLink = ({ href, on, children }: Props) => (
  <a href={href} aria-current={on || undefined} className="view-link">
    <Icon name="check" className={on ? 'size-4' : 'invisible size-4'} />
    {children}
  </a>
);
