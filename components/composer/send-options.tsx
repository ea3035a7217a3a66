import type { MessageOption } from '#lib/mail/message-options.ts';
import { Button, CheckField, SelectField, TextField } from '#components/ui/index.ts';
import { useComposerId } from './composer-place.ts';
import { pressOnEnter } from './press-on-enter.ts';
import type { sendOptionWords } from './send-option-words.ts';

interface Props {
  readonly words: ReturnType<typeof sendOptionWords>;
  readonly keepCopy: boolean;
  readonly chosen: readonly MessageOption[];
  /** A time that was chosen before; `''` when there is none. */
  readonly sendAt: string;
  /** There is a message that this one answers or forwards: it can be archived with it. */
  readonly hasOriginal: boolean;
  readonly isSending: boolean;
}

const SUMMARY =
  'inline-flex min-h-9 items-center rounded-button font-medium hover:bg-sunken pointer-coarse:min-h-11 pane:px-3';

/**
 * Send later, and wishes for the message. Stands inside the composer's form: its buttons are `do=at:<ISO 8601>` and `do=schedule` (at the
 * field `sendAt`), its boxes are `options`; a script that takes the form over sends them like `do=send`.
 */
export function SendOptions({ words, keepCopy, chosen, sendAt, hasOriginal, isSending }: Props) {
  const id = useComposerId('options');
  const copyId = useComposerId('keepCopy');
  const panel = useComposerId('send-panel');
  const timeId = useComposerId('sendAt');
  return (
    <>
      <details name={panel} className="send-panel">
        <summary className={SUMMARY}>{words.later}</summary>
        <div className="grid justify-items-start gap-3 py-2">
          <div className="flex flex-wrap gap-2">
            {words.times.map(({ value, label }) => (
              <Button key={value} icon="clock" name="do" value={value} disabled={isSending}>
                {label}
              </Button>
            ))}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <TextField
              name="sendAt"
              id={timeId}
              type="datetime-local"
              label={words.at}
              hint={words.atZone}
              defaultValue={sendAt || words.atDefault}
              onKeyDown={pressOnEnter('schedule')}
            />
            <Button name="do" value="schedule" disabled={isSending}>
              {words.schedule}
            </Button>
          </div>
          <p className="max-w-measure text-snippet text-muted">{words.laterAbout}</p>
        </div>
      </details>
      <details name={panel} className="send-panel" open={chosen.length > 0 || !keepCopy}>
        <summary className={SUMMARY}>{words.options}</summary>
        <div className="grid justify-items-start gap-3 py-2">
          <CheckField name="keepCopy" id={copyId} label={words.keepCopy} defaultChecked={keepCopy} />
          {hasOriginal && (
            <CheckField
              name="options"
              id={`${id}-archive`}
              value="archive"
              label={words.archive}
              defaultChecked={chosen.includes('archive')}
            />
          )}
          <CheckField
            name="options"
            id={`${id}-receipt`}
            value="receipt"
            label={words.receipt}
            hint={words.receiptHint}
            defaultChecked={chosen.includes('receipt')}
          />
          <CheckField
            name="options"
            id={`${id}-delivery`}
            value="delivery"
            label={words.delivery}
            hint={words.deliveryHint}
            defaultChecked={chosen.includes('delivery')}
          />
          <SelectField
            name="options"
            id={`${id}-importance`}
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
