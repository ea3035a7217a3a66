import { iconHref } from './icon-href.ts';
import type { IconName } from './icon-paths.ts';

/** Pictures that point along the line: they turn round where people write from right to left (app/styles/access.css). */
const MIRRORED: ReadonlySet<IconName> = new Set<IconName>([
  'reply',
  'reply-all',
  'forward',
  'sent',
  'sign-out',
  'chevron-left',
  'chevron-right',
  'first',
  'last',
  'move',
  'bullets',
  'numbers',
  'align-start',
  'align-end',
  'undo',
  'redo',
]);

interface Props {
  readonly name: IconName;
  /** Painted inside as well, e.g. a set star. */
  readonly filled?: boolean;
  readonly className?: string;
}

/** A 20 px picture beside words; it says nothing by itself and is hidden from those who do not see it. */
export function Icon({ name, filled = false, className = '' }: Props) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width="20"
      height="20"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      data-mirrored={MIRRORED.has(name) ? '' : undefined}
      className={`size-5 flex-none ${className}`}
    >
      <use href={iconHref(name)} />
    </svg>
  );
}
