interface Props {
  readonly href: string;
  readonly children: string;
  /** This one is what is shown. */
  readonly current?: boolean;
  readonly className?: string;
}

/** One of a few ways to look at the same thing. The blank after it keeps chips apart in text browsers. */
export function ChipLink({ href, children, current = false, className = '' }: Props) {
  return (
    <>
      <a href={href} className={`chip ${className}`} aria-current={current ? 'true' : undefined}>
        {children}
      </a>{' '}
    </>
  );
}
