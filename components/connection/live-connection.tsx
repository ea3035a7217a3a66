'use client';

import { useEffect, useRef, useState } from 'react';
import { BUILD_HEADER, apiHref, buildId } from '#lib/contract/index.ts';
import {
  AskError,
  ConnectionWatch,
  askJson,
  fillWords,
  useLiveValue,
  useOnDemand,
  type ConnectionState,
} from '#lib/client/index.ts';
import { Banner, Button, announce } from '#components/ui/index.ts';
import type { ConnectionWords } from './connection-words.ts';

const loadSheet = () => import('./sign-in-sheet.tsx');

interface Props {
  readonly words: ConnectionWords;
  readonly user: string;
  /** The folders could not be listed when the page was made. */
  readonly mailDown: boolean;
}

/** One line about the way to the server while something is wrong with it, the most pressing one, and its way out. */
export function LiveConnection({ words, user, mailDown }: Props) {
  const [watch] = useState(() => makeWatch(user, mailDown));
  const state = useLiveValue(watch.state, (now) => now);
  useEffect(() => watch.start(Number(document.documentElement.dataset['sessionLeft'] ?? 0)), [watch]);
  const sheet = useOnDemand(state.sheet, loadSheet, () => watch.dismissSheet());
  const line = lineOf(state);
  const text = line && textOf(line, state, words);
  useSaying(line, text, words);
  const action = {
    offline: { label: state.trying ? words.trying : words.tryNow, run: () => void watch.tryNow() },
    mailDown: { label: state.trying ? words.trying : words.tryNow, run: () => void watch.tryNow() },
    ended: { label: words.signInAgain, run: () => watch.openSheet() },
    ending: { label: words.signInAgain, run: () => watch.openSheet() },
    newVersion: { label: words.load, run: () => window.location.reload() },
  };
  return (
    <>
      {line && (
        <Banner
          tone={line === 'newVersion' ? 'info' : 'warn'}
          className="connection mb-2"
          actions={
            <Button type="button" tone="quiet" onClick={action[line].run}>
              {action[line].label}
            </Button>
          }
        >
          {text}
        </Banner>
      )}
      {state.sheet && sheet && (
        <sheet.SignInSheet
          words={words}
          user={user}
          ended={state.session === 'ended'}
          onSignedIn={(lasts) => watch.signedIn(lasts)}
          onDismiss={() => watch.dismissSheet()}
        />
      )}
    </>
  );
}

type Line = 'offline' | 'ended' | 'mailDown' | 'ending' | 'newVersion';

function lineOf({ offline, session, mailDown, newVersion }: ConnectionState): Line | undefined {
  if (offline) return 'offline';
  if (session === 'ended') return 'ended';
  if (mailDown) return 'mailDown';
  if (session === 'ending') return 'ending';
  return newVersion ? 'newVersion' : undefined;
}

function textOf(line: Line, { waiting }: ConnectionState, words: ConnectionWords): string {
  if (line === 'newVersion' || waiting === 0) return words[line];
  const changes = waiting === 1 ? words.waitingOne : fillWords(words.waitingMany, { count: String(waiting) });
  return `${words[line]} ${changes}`;
}

/** Says a new line once, and that it is over. */
function useSaying(line: Line | undefined, text: string | undefined, words: ConnectionWords): void {
  const last = useRef<Line>(undefined);
  useEffect(() => {
    if (line === last.current) return;
    if (text !== undefined) announce(text);
    else if (last.current === 'offline') announce(words.online);
    else if (last.current === 'mailDown') announce(words.mailUp);
    last.current = line;
  }, [line, text, words]);
}

const MAIL = ['listMailboxes', 'listMessages', 'readMessage', 'actOnMessages'] as const;

function makeWatch(user: string, mailDown: boolean): ConnectionWatch {
  const mail = MAIL.map((name) => apiHref(name));
  return new ConnectionWatch(
    {
      build: buildId,
      isMail: (href) => mail.includes(href),
      askServer: async () => {
        try {
          const { headers, ok } = await fetch(apiHref('health'), { cache: 'no-store' });
          return ok ? (headers.get(BUILD_HEADER) ?? '') : undefined;
        } catch {
          return undefined; // that nobody answers is the answer
        }
      },
      askMail: async () => {
        try {
          await askJson(apiHref('listMailboxes'), {}, { background: true });
        } catch (cause) {
          if (!(cause instanceof AskError)) throw cause; // the page has been told
        }
      },
      openChannel:
        'BroadcastChannel' in globalThis ? () => new BroadcastChannel(`tupai connection ${user}`) : undefined,
    },
    mailDown,
  );
}
