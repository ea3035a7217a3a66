import { useState } from 'react';
import { snoozeTimes, type SnoozeChoice } from '#lib/mail/snooze-times.ts';
import { LivePopupMenu } from '#components/ui/index.ts';
import type { Sheet } from './sheet.ts';
import { useSnooze } from './use-snooze.ts';
import { useWorkspace } from './workspace-context.ts';

const TEXTS = {
  later: 'actions.snoozeLater',
  tomorrow: 'actions.snoozeTomorrow',
  weekend: 'actions.snoozeWeekend',
  'next-week': 'actions.snoozeNextWeek',
} as const satisfies Record<SnoozeChoice, string>;

/** When snoozed messages are to come back. */
export function SnoozeMenu({ sheet, onClose }: { readonly sheet: Sheet; readonly onClose: () => void }) {
  const { core, texts } = useWorkspace();
  const snooze = useSnooze(sheet.target);
  const [times] = useState(() => snoozeTimes(new Date(), texts.timeZone));
  const items = times.map(({ choice, at }) => ({
    id: choice,
    label: texts.t(TEXTS[choice], { when: texts.date(at.toISOString(), 'coming') }),
    icon: 'clock' as const,
    run: () => snooze(at),
  }));
  const pick = {
    id: 'pick',
    label: texts.t('actions.snoozePick'),
    apart: true,
    run: () => core.sheet.set({ ...sheet, kind: 'snooze-at' }),
  };
  return (
    <LivePopupMenu label={texts.t('actions.snoozeTitle')} items={[...items, pick]} at={sheet.at} onClose={onClose} />
  );
}
