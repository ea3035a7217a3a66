'use client';

import { Button } from '#components/ui/index.ts';

/** Opens the browser's own printing. */
export function LivePrint({ children }: { children: string }) {
  return (
    <Button type="button" tone="primary" icon="print" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
