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
      <path d="M4 13.5V27h24V13.5L16 21.5 4 13.5c0-6 4.2-9.5 9.2-9.5 4.6 0 7.6 2.9 7.6 6.3 0 2.7-1.9 4.5-4.2 4.5-1.9 0-3.2-1.2-3.2-2.8" />
    </svg>
  );
}
