'use client';

import { useEffect, useRef, useState } from 'react';
import { fillBodyFrame } from '#lib/client/index.ts';
import type { HtmlBody, RemoteImagesView } from '#lib/contract/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';
import { LiveRemoteBanner } from './live-remote-banner.tsx';
import type { RemoteWords } from './remote-words.ts';

interface Props {
  /** The empty document of the frame. */
  readonly frame: string;
  /** Where the body comes from, as JSON. */
  readonly source: string;
  /** The body itself, where it came along with the message. */
  readonly given?: HtmlBody | undefined;
  /** Our own address for each inline image, by its Content-ID. */
  readonly images: Readonly<Record<string, string>>;
  /** What the frame may do, as the attribute says it. */
  readonly sandbox: string;
  readonly title: string;
  /** What was searched for. */
  readonly marks: readonly string[];
  readonly remote: RemoteImagesView;
  readonly remoteWords: RemoteWords;
  /** Of the forms. */
  readonly token: string;
  /** This page. */
  readonly here: string;
  readonly words: {
    readonly loading: string;
    readonly truncated: string;
    readonly failed: string;
    readonly text: string;
  };
  /** The page with the text, offered when the body cannot be shown in its frame. */
  readonly textPage: string;
}

type State =
  | { readonly step: 'loading' | 'failed' }
  | { readonly step: 'shown'; readonly blocked: number; readonly trackers: number; readonly truncated: boolean };

/** The designed body, cleaned once more in the browser and put into a frame that runs nothing and grows with its content. */
export function LiveBody(props: Props) {
  const { frame, source, given, images, sandbox, title, marks, remote, remoteWords, token, here, words, textPage } =
    props;
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ step: 'loading' });
  /** The body whose remote images were asked for this once. */
  const [asked, setAsked] = useState('');
  const withRemote = (remote.show && !remote.off) || asked === source;

  const { html, truncated = false } = given ?? {};
  const marked = JSON.stringify(marks);
  const byId = JSON.stringify(images); // a new object each render would fetch again

  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const stop = new AbortController();
    const element = document.createElement('iframe');
    element.title = title;
    element.className = 'body-frame';
    element.setAttribute('sandbox', sandbox);
    element.src = frame;
    const show = async (): Promise<void> => {
      try {
        const shown = await fillBodyFrame(
          element,
          {
            href: source,
            given: html === undefined ? undefined : { html, truncated },
            images: JSON.parse(byId) as Record<string, string>,
            remote: withRemote,
            marks: JSON.parse(marked) as string[],
          },
          stop.signal,
        );
        setState({ step: 'shown', ...shown });
      } catch {
        if (!stop.signal.aborted) setState({ step: 'failed' }); // the text is shown instead, and the source is a link away
      }
    };
    void show();
    box.append(element);
    return () => {
      stop.abort();
      element.remove();
    };
  }, [frame, source, html, truncated, byId, marked, withRemote, sandbox, title]);

  return (
    <>
      {state.step === 'shown' && state.blocked + state.trackers > 0 && (
        <LiveRemoteBanner
          words={remoteWords}
          images={remote}
          blocked={state.blocked}
          trackers={state.trackers}
          asked={withRemote}
          token={token}
          back={here}
          onShow={() => setAsked(source)}
        />
      )}
      {state.step === 'shown' && state.truncated && (
        <Banner tone="info" className="mb-2">
          {words.truncated}
        </Banner>
      )}
      {state.step === 'failed' && (
        <Banner tone="warn" actions={<ButtonLink href={textPage}>{words.text}</ButtonLink>}>
          {words.failed}
        </Banner>
      )}
      <div
        ref={place}
        hidden={state.step === 'failed'}
        aria-busy={state.step === 'loading'}
        className={state.step === 'loading' ? 'body-place invisible' : 'body-place'}
      />
    </>
  );
}
