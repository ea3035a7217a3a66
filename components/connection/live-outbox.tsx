'use client';

import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { apiHref, outboxPage, type OutputOf, type listSubmissions } from '#lib/contract/index.ts';
import { AskError, askJson, fillWords, hearPage, postForm } from '#lib/client/index.ts';
import { waitsForSmtp } from '#lib/mail/waits-for-smtp.ts';
import { Banner, Button, ButtonLink, FormHead, announce } from '#components/ui/index.ts';
import type { ConnectionWords } from './connection-words.ts';

interface Props {
  readonly words: ConnectionWords;
  readonly token: string;
  /** Messages that waited for the server of outgoing mail when the page was made. */
  readonly waiting: number;
}

/** Says that mail cannot leave because the server that takes it does not answer, until it does. */
export function LiveOutbox({ words, token, waiting: made }: Props) {
  const [waiting, setWaiting] = useState(made);
  const [trying, setTrying] = useState(false);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      try {
        const { submissions } = await askJson<OutputOf<typeof listSubmissions>>(
          apiHref('listSubmissions'),
          {},
          { background: true },
        );
        setWaiting(submissions.filter(waitsForSmtp).length);
      } catch (cause) {
        if (!(cause instanceof AskError)) throw cause; // what was said stays, and the next event asks again
      }
      setTrying(false);
    };
    return hearPage(({ kind }) => {
      if (kind === 'outbox') void ask();
    });
  }, []);
  const text = waiting === 1 ? words.smtpDownOne : fillWords(words.smtpDownMany, { count: String(waiting) });
  const said = useRef(made > 0);
  useEffect(() => {
    if (said.current !== waiting > 0) announce(waiting > 0 ? text : words.smtpUp);
    said.current = waiting > 0;
  }, [waiting, text, words.smtpUp]);
  if (waiting === 0) return null;

  const tryNow = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (trying) return;
    setTrying(true);
    const answer = await postForm(apiHref('retrySubmissions'), new FormData(event.currentTarget));
    if (!answer.ok) setTrying(false);
  };
  return (
    <Banner
      tone="warn"
      className="outbox mb-2"
      actions={
        <>
          <form method="post" action={apiHref('retrySubmissions')} onSubmit={(event) => void tryNow(event)}>
            <FormHead token={token} return={outboxPage()} />
            <Button tone="quiet">{trying ? words.trying : words.tryNow}</Button>
          </form>
          <ButtonLink href={outboxPage()} tone="quiet">
            {words.outbox}
          </ButtonLink>
        </>
      }
    >
      {text}
    </Banner>
  );
}
