'use client';

import { LiveErrorPage } from '#components/mailboxes/index.ts';

/** A bug in a screen. Failures that have a name are shown by the pages themselves. */
export default function ErrorScreen({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : undefined;
  return <LiveErrorPage reference={typeof digest === 'string' ? digest : ''} retry={retry} />;
}
