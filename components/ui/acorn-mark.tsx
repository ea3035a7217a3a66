import { iconHref } from './icon-href.ts';

/** The mark of something unread: an acorn. Says nothing by itself; put the word beside it for those who do not see it. */
export function AcornMark({ className = '' }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" focusable="false" width="12" height="14" className={`flex-none text-accent ${className}`}>
      <use href={iconHref('acorn')} />
    </svg>
  );
}
