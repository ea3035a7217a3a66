import { Icon } from '#components/ui/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** The reading pane while no message is open. */
export function EmptyReader() {
  const { texts } = useWorkspace();
  return (
    <div className="reader-empty">
      <Icon name="mail-open" className="size-8" />
      <p>{texts.t('workspace.noneOpen')}</p>
    </div>
  );
}
