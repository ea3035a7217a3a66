import { Icon, type IconName } from '#components/ui/index.ts';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  /** Whether what it does is on; missing for what is neither. */
  readonly pressed?: boolean | undefined;
  /** There is nothing that it could do now. It keeps its place among the arrows all the same. */
  readonly off?: boolean | undefined;
  /** The one of its toolbar that Tab reaches. */
  readonly isFirst?: boolean;
  readonly className?: string | undefined;
  readonly onPress: () => void;
}

/** A button of a toolbar. It does not take the focus from the text when it is pressed. */
export function ToolButton({ icon, label, pressed, off = false, isFirst = false, className = '', onPress }: Props) {
  return (
    <button
      type="button"
      tabIndex={isFirst ? 0 : -1}
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={off}
      className={`grid size-9 flex-none place-items-center rounded-field text-muted hover:bg-sunken hover:text-ink aria-disabled:opacity-40 aria-pressed:bg-selected aria-pressed:text-accent pointer-coarse:size-11 ${className}`}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!off) onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
