import { useSyncExternalStore } from 'react';
import { Banner } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** One line while the browser knows of no network; what is at hand stays on the screen. */
export function OfflineBanner() {
  const { texts } = useWorkspace();
  const online = useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
  if (online) return null;
  return (
    <Banner tone="warn" className="mb-2">
      {texts.t('workspace.offlineBanner')}
    </Banner>
  );
}

function watch(hear: () => void): () => void {
  window.addEventListener('online', hear);
  window.addEventListener('offline', hear);
  return () => {
    window.removeEventListener('online', hear);
    window.removeEventListener('offline', hear);
  };
}
