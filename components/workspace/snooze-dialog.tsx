import { useState } from 'react';
import { readLocalTime, snoozeTimes, writeLocalTime } from '#lib/mail/snooze-times.ts';
import { Button, LiveDialog, TextField } from '#components/ui/index.ts';
import type { Sheet } from './sheet.ts';
import { useSnooze } from './use-snooze.ts';
import { useWorkspace } from './workspace-context.ts';

/** Any date and time to come back at, by the clocks of the person's zone. */
export function SnoozeDialog({ sheet, onClose }: { readonly sheet: Sheet; readonly onClose: () => void }) {
  const { texts } = useWorkspace();
  const snooze = useSnooze(sheet.target);
  const [wrong, setWrong] = useState(false);
  const [times] = useState(() => snoozeTimes(new Date(), texts.timeZone));
  const tomorrow = times.find(({ choice }) => choice === 'tomorrow');
  return (
    <LiveDialog title={texts.t('actions.snoozePick')} onClose={onClose}>
      <form
        className="mt-4 grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const text = new FormData(event.currentTarget).get('until');
          const until = typeof text === 'string' ? readLocalTime(text, texts.timeZone) : undefined;
          if (!until || until.getTime() <= Date.now()) {
            setWrong(true);
            return;
          }
          onClose();
          snooze(until);
        }}
      >
        <TextField
          name="until"
          type="datetime-local"
          label={texts.t('actions.snoozeAt')}
          hint={texts.t('actions.snoozeZone', { zone: texts.timeZone })}
          defaultValue={tomorrow ? writeLocalTime(tomorrow.at, texts.timeZone) : ''}
          error={wrong ? texts.t('actions.snoozePast') : undefined}
          required
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="button" onClick={onClose}>
            {texts.t('workspace.cancel')}
          </Button>
          <Button tone="primary" icon="clock">
            {texts.t('actions.snooze')}
          </Button>
        </div>
      </form>
    </LiveDialog>
  );
}
