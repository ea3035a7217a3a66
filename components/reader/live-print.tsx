'use client';

import { useEffect } from 'react';
import { printPaper, type Paper } from '#lib/client/index.ts';
import { Button } from '#components/ui/index.ts';

interface Props {
  readonly paper: Paper;
  readonly children: string;
}

/** Prints the print view, when it is pressed and with the browser's own key. Without scripts it is not there. */
export function LivePrint({ paper: { href, sandbox, links }, children }: Props) {
  const print = (): void => {
    const view = document.querySelector('.print-view');
    if (view) void printPaper(view, { href, sandbox, links });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (key.toLowerCase() !== 'p' || ctrlKey === metaKey || shiftKey || altKey) return;
      event.preventDefault();
      print();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <Button type="button" tone="primary" icon="print" onClick={print} className="hidden scripted:inline-flex">
      {children}
    </Button>
  );
}
