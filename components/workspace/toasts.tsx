import { useEffect, useState } from 'react';
import { useLiveValue } from '#lib/client/index.ts';
import { Banner, Button } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** What was done last, with the way back; a failure stays until it is closed. Never takes the keyboard. */
export function Toasts() {
  const { core, seed, texts } = useWorkspace();
  const stay = Math.max(10, seed.settings.undoSeconds) * 1000; // while nobody points at it
  const newest = useLiveValue(core.activity, ([first]) => first);
  const [closed, setClosed] = useState<string>();
  const [held, setHeld] = useState(false);
  const id = newest && `${newest.id} ${String(newest.at)}`;
  const busy = newest?.cancel !== undefined;
  useEffect(() => {
    if (id === undefined || held || newest?.tone === 'danger' || busy) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => setClosed(id), stay);
    };
    document.addEventListener('visibilitychange', wait);
    wait();
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wait);
    };
  }, [id, held, newest?.tone, stay, busy]);
  if (!newest || id === closed) return null;
  const { text, tone, detail, reference, undo, retry, cancel } = newest;
  return (
    <div
      className="undo-toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Banner
        key={id}
        tone={tone}
        details={detail}
        detailsLabel={texts.t('common.details')}
        reference={reference && texts.t('common.reference', { id: reference })}
        actions={
          <>
            {undo && (
              <Button type="button" tone="quiet" onClick={undo}>
                {texts.t('workspace.undo')}
              </Button>
            )}
            {cancel && (
              <Button type="button" tone="quiet" onClick={cancel}>
                {texts.t('workspace.cancel')}
              </Button>
            )}
            {retry && (
              <Button type="button" tone="quiet" onClick={retry}>
                {texts.t('workspace.retry')}
              </Button>
            )}
            <Button type="button" tone="quiet" icon="close" iconOnly onClick={() => setClosed(id)}>
              {texts.t('workspace.close')}
            </Button>
          </>
        }
      >
        {text}
      </Banner>
    </div>
  );
}
