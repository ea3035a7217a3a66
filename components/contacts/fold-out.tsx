import type { ReactNode } from 'react';
import { buttonClass, Icon } from '#components/ui/index.ts';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

/** Fields that open below their button and push the rest down: a sheet over it would leave a narrow screen at one side. */
export function FoldOut({ label, children }: Props) {
  return (
    <details className="open:basis-full">
      <summary className={buttonClass('quiet')}>
        {label}
        <Icon name="chevron-down" className="-me-1 size-4" />
      </summary>
      <div className="max-w-sm py-2">{children}</div>
    </details>
  );
}
