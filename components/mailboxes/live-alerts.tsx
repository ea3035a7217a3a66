'use client';

import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { apiHref, type AlertView } from '#lib/contract/index.ts';
import { postForm } from '#lib/client/index.ts';
import { Banner, Button, FormHead, announce } from '#components/ui/index.ts';
import { useLiveFolders } from './live-mail.tsx';

interface Props {
  /** As they stood when the page was made. */
  readonly alerts: readonly AlertView[];
  readonly token: string;
  /** `from` says whose words they are. */
  readonly words: { readonly from: string; readonly dismiss: string };
}

/** What the mail server wants the person to read, in its own words, until they put it away. */
export function LiveAlerts({ alerts: made, token, words }: Props) {
  const { alerts = made } = useLiveFolders();
  const [gone, setGone] = useState<ReadonlySet<string>>(() => new Set());
  const said = useRef(new Set(made.map(({ id }) => id)));
  useEffect(() => {
    for (const { id, text } of alerts) {
      if (said.current.has(id)) continue;
      said.current.add(id);
      announce(`${words.from} ${text}`);
    }
  }, [alerts, words.from]);

  const dismiss = (event: SubmitEvent<HTMLFormElement>, id: string): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const put = (change: (ids: Set<string>) => void): void =>
      setGone((before) => {
        const ids = new Set(before);
        change(ids);
        return ids;
      });
    put((ids) => ids.add(id));
    void postForm(form.action, new FormData(form)).then((answer) => {
      if (!answer.ok) put((ids) => ids.delete(id));
    });
  };

  return alerts
    .filter(({ id }) => !gone.has(id))
    .map(({ id, text }) => (
      <Banner
        key={id}
        tone="warn"
        className="server-alert mb-2"
        actions={
          <form method="post" action={apiHref('dismissAlert')} onSubmit={(event) => dismiss(event, id)}>
            <FormHead token={token} />
            <input type="hidden" name="id" value={id} />
            <Button tone="quiet">{words.dismiss}</Button>
          </form>
        }
      >
        {words.from}{' '}
        <span className="font-normal break-words" dir="auto">
          {text}
        </span>
      </Banner>
    ));
}
