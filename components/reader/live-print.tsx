'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { isAppError } from '#lib/errors.ts';
import { printPaper, type Paper } from '#lib/client/index.ts';
import { Banner, Button } from '#components/ui/index.ts';

interface Props {
  readonly paper: Paper;
  /** What is said when there is nothing to print on. */
  readonly failure: string;
  readonly children: string;
}

/** Prints the print view, when it is pressed and with the browser's own key. Without scripts it is not there. */
export function LivePrint({ paper, failure, children }: Props) {
  const [state, setState] = useState<'idle' | 'printing' | 'failed'>('idle');
  const print = async (): Promise<void> => {
    const view = document.querySelector('.print-view');
    if (!view || state === 'printing') return;
    setState('printing');
    try {
      await printPaper(view, paper);
      setState('idle');
    } catch (cause) {
      setState('failed');
      if (!isAppError(cause)) throw cause;
    }
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (key.toLowerCase() !== 'p' || ctrlKey === metaKey || shiftKey || altKey) return;
    event.preventDefault();
    void print();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return (
    <>
      <Button
        type="button"
        tone="primary"
        icon="print"
        onClick={() => void print()}
        className="hidden scripted:inline-flex"
      >
        {children}
      </Button>
      {state === 'failed' && (
        <Banner tone="danger" className="order-last basis-full">
          {failure}
        </Banner>
      )}
    </>
  );
}
