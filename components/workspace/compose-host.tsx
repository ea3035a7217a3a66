import { useEffect } from 'react';
import { composePage } from '#lib/contract/index.ts';
import { useCommands, useLiveValue, useOnDemand } from '#lib/client/index.ts';
import { hereOf, keepWindows, keptWindows, openWindow, opensWindow } from './compose-windows.ts';
import { tabStorage } from './waiting-changes.ts';
import { useWorkspace } from './workspace-context.ts';

const loadDock = () => import('./compose-dock.tsx');

/** Messages being written over this screen: which there are, as long as the tab lives. What draws them is loaded with the first one. */
export function ComposeHost() {
  const { core, seed } = useWorkspace();
  const windows = useLiveValue(core.windows, (now) => now);
  const here = useLiveValue(core.place, hereOf);
  const docked = windows.filter(({ under }) => under === '' || under !== here);
  const dock = useOnDemand(docked.length > 0, loadDock, () =>
    window.location.assign(docked[0]?.start ?? composePage()),
  );
  useEffect(() => {
    core.windows.set((now) => [...keptWindows(tabStorage(), seed.account), ...now]);
    return core.windows.subscribe(() => keepWindows(tabStorage(), seed.account, core.windows.get()));
  }, [core, seed.account]);
  useCommands('list', {
    compose: {
      run: () => {
        if (opensWindow(composePage())) openWindow(core, composePage());
        else window.location.assign(composePage());
      },
    },
  });
  return dock && <dock.ComposeDock windows={docked} />;
}
