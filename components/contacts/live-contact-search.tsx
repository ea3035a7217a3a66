'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { basePath } from '#lib/contract/index.ts';

/** After the last key; the answer takes a few milliseconds. */
const PAUSE = 150;

/** Searches while somebody types into the field of the form around it; without scripts its button does. Says when the list is being asked for. */
export function LiveContactSearch() {
  const router = useRouter();
  const own = useRef<HTMLSpanElement>(null);
  const [isAsking, ask] = useTransition();
  useEffect(() => {
    const form = own.current?.closest('form');
    if (!form) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const search = (): void => {
      const fields = [...new FormData(form)].filter((one): one is [string, string] => one[1] !== '');
      const { pathname } = new URL(form.action);
      const query = new URLSearchParams(fields).toString();
      ask(() => router.replace(`${pathname.slice(basePath.length)}${query && `?${query}`}`, { scroll: false }));
    };
    const onInput = (event: Event): void => {
      clearTimeout(timer);
      if (!(event as InputEvent).isComposing) timer = setTimeout(search, PAUSE);
    };
    form.addEventListener('input', onInput);
    form.addEventListener('compositionend', onInput);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', onInput);
      form.removeEventListener('compositionend', onInput);
    };
  }, [router]);
  return <span ref={own} hidden aria-busy={isAsking} />;
}
