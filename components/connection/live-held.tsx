'use client';

import { useEffect, useRef, useState } from 'react';
import {
  apiHref,
  outboxPage,
  SEND_GRACE,
  type OutputOf,
  type SubmissionView,
  type listSubmissions,
} from '#lib/contract/index.ts';
import { AskError, askJson, fillWords, hearPage } from '#lib/client/index.ts';
import { Button, ButtonLink, FormHead, Icon, announce } from '#components/ui/index.ts';
import type { ConnectionWords } from './connection-words.ts';
import { HeldWatch, type HeldView } from './held-watch.ts';

interface Props {
  readonly words: ConnectionWords;
  readonly token: string;
  /** What was in the outbox when the page was made. */
  readonly outbox: readonly SubmissionView[];
}

/**
 * The messages that can still be taken back, each with its time and Undo, and what became of them. Without scripts it says when they
 * leave, and Undo works all the same.
 */
export function LiveHeld({ words, token, outbox }: Props) {
  const [watch] = useState(() => new HeldWatch(outbox));
  const [now, setNow] = useState(0);
  const [rows, setRows] = useState(() => watch.rows(0));
  useEffect(() => {
    const began = performance.now() - sinceAnswer();
    const clock = (): number => (performance.now() - began) / 1000;
    const show = (): void => {
      setNow(clock());
      setRows(watch.rows(clock()));
    };
    const ask = async (): Promise<void> => {
      try {
        const at = clock();
        const answer = await askJson<OutputOf<typeof listSubmissions>>(
          apiHref('listSubmissions'),
          {},
          { background: true },
        );
        watch.hear(answer, at);
      } catch (cause) {
        if (!(cause instanceof AskError)) throw cause; // the next event asks again
      }
      show();
    };
    const timer = setInterval(() => {
      if (watch.rows(clock()).length > 0) show();
    }, 500);
    show();
    const unhear = hearPage(({ kind }) => {
      if (kind === 'outbox') void ask();
    });
    return () => {
      clearInterval(timer);
      unhear();
    };
  }, [watch]);

  const said = useRef(new Map<string, HeldView['state']>());
  useEffect(() => {
    for (const { id, state, subject } of rows) {
      if (said.current.get(id) === state) continue;
      if (state === 'held') announce(fillWords(words.heldSay, { subject: subject || words.noSubject }));
      else if (state !== 'leaving') announce(words[state]);
      said.current.set(id, state);
    }
  }, [rows, words]);

  const some = rows.length > 0;
  useEffect(() => {
    document.body.toggleAttribute('data-held', some);
    return () => document.body.removeAttribute('data-held');
  }, [some]);
  if (!some) return null;
  return (
    <ul className="held">
      {rows.map((row) => (
        <HeldRow key={row.id} row={row} left={row.leavesAt - SEND_GRACE - now} words={words} token={token} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly row: HeldView;
  /** Seconds for which Undo is offered. */
  readonly left: number;
  readonly words: ConnectionWords;
  readonly token: string;
}

function HeldRow({ row, left, words, token }: RowProps) {
  const { id, state, subject } = row;
  const isHeld = state === 'held';
  return (
    <li className="held-row" data-state={state}>
      <Icon name={state === 'stuck' ? 'warn' : 'outbox'} />
      <span className="held-text">
        <bdi className="held-subject">{subject || words.noSubject}</bdi>{' '}
        <span className="held-state" role={isHeld ? 'timer' : undefined} aria-live="off">
          {isHeld ? fillWords(words.held, { seconds: String(Math.max(1, Math.ceil(left))) }) : words[state]}
        </span>
      </span>
      {isHeld && (
        <form method="post" action={apiHref('decideSubmission')}>
          <FormHead token={token} />
          <input type="hidden" name="id" value={id} />
          <Button tone="plain" name="do" value="edit">
            {words.undoSend}
          </Button>
        </form>
      )}
      {(state === 'stuck' || state === 'leaving') && (
        <ButtonLink href={outboxPage(id)} tone="quiet">
          {words.outbox}
        </ButtonLink>
      )}
    </li>
  );
}

/** Milliseconds since the server answered with this page. */
function sinceAnswer(): number {
  const [page] = performance.getEntriesByType('navigation');
  return page instanceof PerformanceNavigationTiming && page.responseStart > 0
    ? performance.now() - page.responseStart
    : 0;
}
