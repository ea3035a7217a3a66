import { MARK } from './tab-icon.ts';

interface Props {
  /** Width and height in CSS pixels. */
  readonly size?: number;
  readonly className?: string;
}

/** The mark: a squirrel's tail that curls over and closes an envelope, in one stroke. Reads at 16 px. */
export function Logo({ size = 28, className = '' }: Props) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`flex-none text-accent ${className}`}
    >
      <path d={MARK} />
    </svg>
  );
}
