import type { KeyboardEvent } from 'react';
import type { MessageOption } from '#lib/mail/message-options.ts';
import { Button, CheckField, SelectField } from '#components/ui/index.ts';
import type { sendOptionWords } from './send-option-words.ts';

interface Props {
  readonly words: ReturnType<typeof sendOptionWords>;
  readonly chosen: readonly MessageOption[];
  /** There is a message that this one answers or forwards: it can be archived with it. */
  readonly hasOriginal: boolean;
  readonly isSending: boolean;
}

const SUMMARY =
  'inline-flex min-h-9 items-center rounded-button px-3 font-medium hover:bg-sunken pointer-coarse:min-h-11';

/**
 * Send later, and wishes for the message. Stands inside the composer's form: its buttons are `do=at:<ISO 8601>` and `do=schedule` (at the
 * field `sendAt`), its boxes are `options`; a script that takes the form over sends them like `do=send`.
 */
export function SendOptions({ words, chosen, hasOriginal, isSending }: Props) {
  return (
    <>
      <details className="send-later">
        <summary className={SUMMARY}>{words.later}</summary>
        <div className="grid justify-items-start gap-2 py-2">
          <div className="flex flex-wrap gap-2">
            {words.times.map(({ value, label }) => (
              <Button key={value} icon="clock" name="do" value={value} disabled={isSending}>
                {label}
              </Button>
            ))}
          </div>
          <div className="flex flex-wrap items-end gap-2">
            <label className="grid gap-1">
              <span className="font-medium">{words.at}</span>
              <input
                type="datetime-local"
                name="sendAt"
                defaultValue={words.atDefault}
                aria-describedby="send-at-zone"
                onKeyDown={pressSchedule}
              />
            </label>
            <Button name="do" value="schedule" disabled={isSending}>
              {words.schedule}
            </Button>
          </div>
          <p id="send-at-zone" className="text-snippet text-muted">
            {words.atZone}
          </p>
          <p className="max-w-measure text-snippet text-muted">{words.laterAbout}</p>
        </div>
      </details>
      <details open={chosen.length > 0}>
        <summary className={SUMMARY}>{words.options}</summary>
        <div className="grid justify-items-start gap-2 py-2">
          {hasOriginal && (
            <CheckField
              name="options"
              value="archive"
              label={words.archive}
              defaultChecked={chosen.includes('archive')}
            />
          )}
          <CheckField
            name="options"
            value="receipt"
            label={words.receipt}
            hint={words.receiptHint}
            defaultChecked={chosen.includes('receipt')}
          />
          <CheckField
            name="options"
            value="delivery"
            label={words.delivery}
            hint={words.deliveryHint}
            defaultChecked={chosen.includes('delivery')}
          />
          <SelectField
            name="options"
            id="options-importance"
            label={words.importance}
            defaultValue={chosen.find((one) => one === 'high' || one === 'low') ?? ''}
            options={[
              { value: '', label: words.normal },
              { value: 'high', label: words.high },
              { value: 'low', label: words.low },
            ]}
          />
        </div>
      </details>
    </>
  );
}

/** Enter in a field presses a form's first button; here that must not be Send. */
function pressSchedule(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const { form } = event.currentTarget;
  form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[value="schedule"]'));
}
