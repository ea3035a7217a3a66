import { useEffect } from 'react';
import { composePage } from '#lib/contract/index.ts';
import { takeExcerpt, type Excerpt } from '#lib/client/index.ts';
import { useWorkspace } from './workspace-context.ts';

const REPLIES = new Set(['reply', 'reply-all', 'reply-list']);

/** Answers quote what is selected in their message: it is looked at as a finger or a button goes down, before that undoes the selection. */
export function useExcerpts(): void {
  const { core } = useWorkspace();
  useEffect(() => {
    let held: { readonly link: Element; readonly excerpt: Excerpt | undefined } | undefined;
    const onDown = ({ target }: PointerEvent): void => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('.reader a[href]') : null;
      held = link ? { link, excerpt: excerptFor(link) } : undefined;
    };
    const take = (link: HTMLAnchorElement): Excerpt | undefined => {
      const excerpt = held?.link === link ? held.excerpt : excerptFor(link);
      held = undefined;
      return excerpt;
    };
    core.excerpts.add(take);
    document.addEventListener('pointerdown', onDown, { capture: true });
    return () => {
      core.excerpts.delete(take);
      document.removeEventListener('pointerdown', onDown, { capture: true });
    };
  }, [core]);
}

/** Links outside of the messages answer the open one. */
function excerptFor(link: HTMLAnchorElement): Excerpt | undefined {
  if (link.pathname !== composePage() || !REPLIES.has(new URL(link.href).searchParams.get('mode') ?? ''))
    return undefined;
  const message = link.closest('.reader [data-member]') ?? document.querySelector('.reader [data-member=open]');
  return message ? takeExcerpt(message) : undefined;
}
