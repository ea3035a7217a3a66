import { useEffect, useState } from 'react';
import { useHeldKeys, useLiveValue } from '#lib/client/index.ts';
import { addFailure } from './activity.ts';
import type * as Sheets from './sheets.ts';
import { useWorkspace } from './workspace-context.ts';

/** The menu or dialog that is open; what draws them is loaded with the first one. */
export function ActionSheets() {
  const { core, texts } = useWorkspace();
  const sheet = useLiveValue(core.sheet, (now) => now);
  const [sheets, setSheets] = useState<typeof Sheets>();
  const wanted = sheet !== undefined && sheets === undefined;
  useEffect(() => {
    if (!wanted) return;
    import('./sheets.ts').then(
      (loaded) => setSheets(() => loaded),
      () => {
        core.sheet.set(undefined);
        const reason = texts.t('workspace.offline');
        addFailure(core.activity, { text: texts.t('workspace.failed', { reason }) });
      },
    );
  }, [wanted, core, texts]);
  useHeldKeys(wanted, sheets !== undefined, () => core.sheet.set(undefined));
  if (!sheet || !sheets) return null;
  const { RowMenu, FolderPicker, LabelPicker, SnoozeMenu, SnoozeDialog, ActivityList } = sheets;
  const Drawn = {
    menu: RowMenu,
    move: FolderPicker,
    copy: FolderPicker,
    label: LabelPicker,
    snooze: SnoozeMenu,
    'snooze-at': SnoozeDialog,
    activity: ActivityList,
  }[sheet.kind];
  const close = (): void => core.sheet.set((now) => (now === sheet ? undefined : now));
  return <Drawn key={sheet.kind} sheet={sheet} onClose={close} />;
}
