import { Icon } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** The reading pane while no message is open. */
export function EmptyReader() {
  const { texts } = useWorkspace();
  return (
    <div className="reader-empty">
      <span className="reader-empty-mark">
        <Icon name="mail-open" className="size-8" />
      </span>
      <p>{texts.t('workspace.noneOpen')}</p>
    </div>
  );
}
