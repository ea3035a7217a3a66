export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';

const TONES: Record<ButtonTone, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  plain: 'border-line bg-surface text-ink hover:border-control hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-ink hover:bg-sunken',
  danger: 'border-danger bg-surface text-danger hover:bg-danger-bg',
};

/** How a button looks, whether it is a button or a link. At least 36 px high, 44 px each way under a finger. */
export const buttonClass = (tone: ButtonTone, className = ''): string =>
  `inline-flex min-h-9 items-center justify-center gap-2 rounded-button border px-3 py-1 text-control font-medium no-underline ` +
  `transition-colors duration-100 hover:no-underline active:translate-y-px pointer-coarse:min-h-11 pointer-coarse:min-w-11 disabled:opacity-50 ${TONES[tone]} ${className}`;
