import type { ReactNode } from 'react';
import { useLiveValue, useOnDemand } from '#lib/client/index.ts';
import { hereOf } from './compose-windows.ts';
import { useWorkspace } from './workspace-context.ts';

const loadWindow = () => import('./docked-window.tsx');

/** An answer to the open message, written below it; as long as there is none, the way to one. */
export function InlineAnswer({ children }: { readonly children: ReactNode }) {
  const { core } = useWorkspace();
  const here = useLiveValue(core.place, hereOf);
  const own = useLiveValue(core.windows, (all) => all.find(({ under }) => under !== '' && under === here));
  const loaded = useOnDemand(own !== undefined, loadWindow, () => {
    if (own) window.location.assign(own.start); // a new build took its place: the page of it does the same
  });
  if (!own || !loaded) return children;
  return <loaded.DockedWindow key={own.id} window={{ ...own, drawn: true }} shape="inline" />;
}
