'use client';

import { useMemo, useState, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { textsOf } from '#lib/i18n/index.ts';
import { useHydrated } from '#components/ui/index.ts';
import { MailScreen } from './mail-screen.tsx';
import type { ReaderPane } from './reader-pane.tsx';
import { makeCore } from './workspace-core.ts';
import { WorkspaceContext } from './workspace-context.ts';
import type { WorkspaceSeed } from './workspace-seed.ts';

interface Props {
  readonly seed: WorkspaceSeed;
  /** What shows a message, where one is open; else it comes later. */
  readonly reader?: typeof ReaderPane | undefined;
  /** What the server drew of the cards of the open message. */
  readonly cards?: ReactNode;
}

/**
 * The mail screen: folders, list and message. Rendered by the server it is a page of forms and links; where scripts run, the same
 * markup comes alive, and from then on its only input is the address.
 */
export function LiveWorkspace({ seed, reader, cards }: Props) {
  const [core] = useState(() => makeCore(seed, reader));
  const live = useHydrated();
  const texts = useMemo(
    () => textsOf(seed.words, seed.locale, seed.timeZone, new Date(seed.now), seed.dates),
    [seed.words, seed.locale, seed.timeZone, seed.now, seed.dates],
  );
  const workspace = useMemo(() => ({ core, seed, texts, live, cards }), [core, seed, texts, live, cards]);
  return (
    <QueryClientProvider client={core.client}>
      <WorkspaceContext value={workspace}>
        <MailScreen />
      </WorkspaceContext>
    </QueryClientProvider>
  );
}
