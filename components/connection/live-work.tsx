'use client';

import { useEffect, useState } from 'react';
import { WorkWatch, hearPage, useToastStore } from '#lib/client/index.ts';
import type { ConnectionWords } from './connection-words.ts';

/** Says when something takes longer than ten seconds, with a button that ends it; after a minute it has failed. */
export function LiveWork({ words: given }: { readonly words: ConnectionWords }) {
  const toasts = useToastStore();
  const [words] = useState(given); // new ones with each drawing would have nobody listen for a moment, in which requests leave
  useEffect(() => {
    let note: number | undefined;
    const watch: WorkWatch = new WorkWatch(words, (slow) => {
      if (note !== undefined) toasts.dismiss(note);
      const cancel = { label: words.cancel, run: () => watch.cancel(), stays: true };
      note = slow ? toasts.show({ text: words.stillWorking, about: 'work', actions: [cancel] }) : undefined;
    });
    return hearPage((news) => {
      if (news.kind === 'asked') watch.watch(news.work);
    });
  }, [toasts, words]);
  return null;
}
