'use client';

import { createContext, use, type ReactNode } from 'react';
import { Button, ButtonLink, EmptyState } from '#components/ui/index.ts';

interface ErrorTexts {
  readonly title: string;
  readonly text: string;
  /** Holds `{id}` where the reference goes. */
  readonly reference: string;
  readonly tryAgain: string;
  readonly home: string;
  readonly homeHref: string;
}

const Context = createContext<ErrorTexts | undefined>(undefined);

/** Hands the texts of the error page down, because an error boundary gets nothing from the server when it is needed. */
export function LiveErrorTexts({ texts, children }: { texts: ErrorTexts; children: ReactNode }) {
  return <Context value={texts}>{children}</Context>;
}

/** What stands in place of a screen that broke: what to do, and a reference for the administrator. */
export function LiveErrorPage({ reference, retry }: { reference: string; retry: () => void }) {
  const texts = use(Context);
  if (!texts) return null;
  return (
    <main id="content" className="grid min-h-dvh place-items-center">
      <div role="alert">
        <h1 className="sr-only">{texts.title}</h1>
        <EmptyState
          icon="warn"
          title={texts.title}
          actions={
            <>
              <Button type="button" tone="primary" icon="refresh" onClick={retry}>
                {texts.tryAgain}
              </Button>
              <ButtonLink href={texts.homeHref}>{texts.home}</ButtonLink>
            </>
          }
        >
          <p>{texts.text}</p>
          {reference && <p className="mt-2 font-mono text-meta">{texts.reference.replace('{id}', reference)}</p>}
        </EmptyState>
      </div>
    </main>
  );
}
