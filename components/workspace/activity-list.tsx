import { useLiveValue } from '#lib/client/index.ts';
import { Button, LiveDialog } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** What was done on this screen, newest first, each with its way back as long as there is one. */
export function ActivityList({ onClose }: { readonly onClose: () => void }) {
  const { core, texts } = useWorkspace();
  const entries = useLiveValue(core.activity, (now) => now);
  return (
    <LiveDialog title={texts.t('actions.activity')} onClose={onClose}>
      {entries.length === 0 && <p className="mt-3 text-muted">{texts.t('actions.noActivity')}</p>}
      <ol className="activity">
        {entries.map(({ id, at, text, tone, undo, retry }) => (
          <li key={`${id} ${String(at)}`} data-tone={tone}>
            <time dateTime={new Date(at).toISOString()}>{texts.date(new Date(at).toISOString(), 'time')}</time>
            <span>{text}</span>
            {undo && (
              <Button type="button" tone="quiet" label={`${texts.t('workspace.undo')}: ${text}`} onClick={undo}>
                {texts.t('workspace.undo')}
              </Button>
            )}
            {retry && (
              <Button type="button" tone="quiet" label={`${texts.t('workspace.retry')}: ${text}`} onClick={retry}>
                {texts.t('workspace.retry')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div className="mt-5 flex justify-end">
        <Button type="button" onClick={onClose}>
          {texts.t('workspace.close')}
        </Button>
      </div>
    </LiveDialog>
  );
}
