'use client';

import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { flushSync } from 'react-dom';
import { fillBodyFrame, useCommands, useDark, type ShownBody } from '#lib/client/index.ts';
import { composePage, type HtmlBody, type RemoteImagesView } from '#lib/contract/index.ts';
import { markHidden } from '#lib/mail/mark-hidden.ts';
import { parseMailto } from '#lib/mail/parse-mailto.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';
import { ClaimBanner } from './claim-banner.tsx';
import { BodyTools, type BodyToolWords } from './body-tools.tsx';
import { hostOfLink } from './host-of-link.ts';
import { LeftOutBanner } from './left-out-banner.tsx';
import { LiveRemoteBanner } from './live-remote-banner.tsx';
import type { ReaderView } from './reader-view.ts';
import type { RemoteWords } from './remote-words.ts';
import { stepZoom } from './step-zoom.ts';

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
  /** False: its links lead nowhere. */
  readonly links: boolean;
  /** The keys that make a letter larger or smaller are for this one. */
  readonly keys: boolean;
  /** Of the forms. */
  readonly token: string;
  /** This page. */
  readonly here: string;
  readonly words: BodyToolWords &
    ComponentProps<typeof ClaimBanner>['words'] &
    ComponentProps<typeof LeftOutBanner>['words'] & {
      readonly loading: string;
      readonly truncated: string;
      readonly failed: string;
      readonly text: string;
      readonly guessed: string;
      readonly whole: string;
      readonly source: string;
      readonly unfold: string;
      readonly fold: string;
    };
  readonly ownColours: ReaderView['ownColours'];
  /** The page with the text, offered when the body cannot be shown in its frame. */
  readonly textPage: string;
  readonly wholePage: string;
  readonly sourcePage: string;
}

/** `coming`: its beginning can be read. */
type State = { readonly step: 'loading' | 'coming' | 'failed' } | { readonly step: 'shown'; readonly body: ShownBody };

/** The designed body, cleaned once more in the browser and put into a frame that runs nothing and grows with its content. */
export function LiveBody(props: Props) {
  const {
    frame,
    source,
    given,
    images,
    sandbox,
    title,
    marks,
    remote,
    remoteWords,
    links,
    keys,
    token,
    here,
    words,
    textPage,
    wholePage,
    sourcePage,
    ownColours,
  } = props;
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ step: 'loading' });
  /** The body whose remote images were asked for this once. */
  const [asked, setAsked] = useState('');
  /** How many pictures were too much, and the body of which all are wanted. */
  const [leftOut, setLeftOut] = useState({ of: '', count: 0 });
  const [wanted, setWanted] = useState('');
  const allPictures = wanted === source;
  const [zoom, setZoom] = useState(100);
  const [chosen, setOriginal] = useState<boolean>();
  const original = chosen ?? ownColours?.always ?? false;
  const [unfolded, setUnfolded] = useState(false);
  const [pointed, setPointed] = useState('');
  const isDark = useDark();
  const dark = isDark && !original;
  const startDark = useRef(dark);
  const withRemote = (remote.show && !remote.off) || asked === source;

  const { html, truncated = false, guessed = false } = given ?? {};
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
        const body = await fillBodyFrame(
          element,
          {
            href: source,
            given: html === undefined ? undefined : { html, truncated, guessed },
            images: JSON.parse(byId) as Record<string, string>,
            remote: withRemote,
            links,
            marks: JSON.parse(marked) as string[],
            dark: startDark.current,
          },
          {
            onBegin: () => flushSync(() => setState((now) => (now.step === 'shown' ? now : { step: 'coming' }))),
            onPoint: setPointed,
            onLeftOut: allPictures ? undefined : (count) => setLeftOut({ of: source, count }),
            onMail: (href) => window.location.assign(composePage(parseMailto(href))),
          },
          stop.signal,
        );
        setState({ step: 'shown', body });
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
  }, [frame, source, html, truncated, guessed, byId, marked, withRemote, allPictures, links, sandbox, title]);

  const body = state.step === 'shown' ? state.body : undefined;
  const [smaller, larger] = [stepZoom(zoom, -1), stepZoom(zoom, 1)];
  const zoomTo = (to: number | undefined) => ({
    enabled: keys && body !== undefined && to !== undefined,
    run: () => setZoom(to ?? zoom),
  });
  useCommands('reader', { zoomIn: zoomTo(larger), zoomOut: zoomTo(smaller), zoomReset: zoomTo(100) });
  useEffect(() => {
    startDark.current = dark;
    body?.setDark(dark);
  }, [body, dark]);
  useEffect(() => {
    body?.setZoom(zoom / 100);
  }, [body, zoom]);
  useEffect(() => {
    body?.unfold(unfolded);
  }, [body, unfolded]);

  return (
    <>
      {body && (
        <BodyTools
          words={words}
          zoom={zoom}
          onZoom={setZoom}
          original={isDark ? original : null}
          onOriginal={setOriginal}
          ownColours={ownColours}
        />
      )}
      {body && body.blocked + body.trackers > 0 && (
        <LiveRemoteBanner
          words={remoteWords}
          images={remote}
          blocked={body.blocked}
          trackers={body.trackers}
          asked={withRemote}
          token={token}
          back={here}
          onShow={() => setAsked(source)}
        />
      )}
      {leftOut.of === source && !allPictures && (
        <LeftOutBanner count={leftOut.count} words={words} onShow={() => setWanted(source)} />
      )}
      {body && <ClaimBanner claims={body.claims} words={words} />}
      {body?.guessed && (
        <Banner tone="info" className="mb-2">
          {words.guessed}
        </Banner>
      )}
      {body?.truncated && (
        <Banner
          tone="info"
          className="mb-2"
          actions={
            <>
              <ButtonLink href={wholePage}>{words.whole}</ButtonLink>
              <ButtonLink href={sourcePage} tone="quiet">
                {words.source}
              </ButtonLink>
            </>
          }
        >
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
        aria-busy={state.step === 'loading' || state.step === 'coming'}
        className={state.step === 'loading' ? 'body-place invisible' : 'body-place'}
      />
      {body?.hasQuotes && (
        <button
          type="button"
          className="chip mt-2 print:hidden"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? words.fold : words.unfold}
        </button>
      )}
      {pointed !== '' && (
        <p className="link-target" aria-hidden="true">
          <strong>{hostOfLink(pointed)}</strong> <bdi dir="ltr">{markHidden(pointed.slice(0, 200))}</bdi>
        </p>
      )}
    </>
  );
}
