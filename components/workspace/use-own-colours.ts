import { useState } from 'react';
import { postForm } from '#lib/client/index.ts';
import { apiHref } from '#lib/contract/index.ts';
import { useWorkspace } from './workspace-context.ts';

/** Whether letters of a sender keep their own colours in the dark; `change` saves it, and shows it at once. */
export function useOwnColours(sender: string): { always: boolean; change: (always: boolean) => void } {
  const { seed } = useWorkspace();
  const [senders, setSenders] = useState(seed.settings.ownColours);
  const address = sender.toLowerCase();
  return {
    always: address !== '' && senders.includes(address),
    change: (always) => {
      const others = senders.filter((one) => one !== address);
      const next = always ? [...others, address] : others;
      setSenders(next);
      const fields = new FormData();
      fields.set('token', seed.token);
      fields.set('ownColours', next.join('\n'));
      void postForm(apiHref('saveSettings'), fields); // when it fails the next page says so by its colours
    },
  };
}
