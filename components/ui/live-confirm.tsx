'use client';

import { Button } from './button.tsx';
import type { IconName } from './icon-paths.ts';
import { LiveDialog } from './live-dialog.tsx';

interface Props {
  /** The question. */
  readonly title: string;
  /** What will happen, each by its name and number: "1,234 messages are deleted for good". */
  readonly consequences: readonly string[];
  /** The verb of the question, never "OK". */
  readonly confirm: string;
  readonly cancel: string;
  readonly icon?: IconName;
  /** For what cannot be undone. */
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something happens. The way back has the focus, so that Enter pressed too early does nothing. */
export function LiveConfirm({
  title,
  consequences,
  confirm,
  cancel,
  icon,
  danger = false,
  onConfirm,
  onCancel,
}: Props) {
  return (
    <LiveDialog title={title} onClose={onCancel}>
      <ul className="mt-2 grid gap-1 text-body">
        {consequences.map((consequence) => (
          <li key={consequence}>{consequence}</li>
        ))}
      </ul>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button type="button" onClick={onCancel}>
          {cancel}
        </Button>
        <Button
          type="button"
          tone={danger ? 'danger' : 'primary'}
          {...(icon === undefined ? {} : { icon })}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
      </div>
    </LiveDialog>
  );
}
