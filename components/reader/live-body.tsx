'use client';

import { useEffect, useRef, useState } from 'react';
import { fillBodyFrame } from '#lib/client/index.ts';
import { Banner, ButtonLink } from '#components/ui/index.ts';

interface Props {
  /** The empty document of the frame. */
  readonly frame: string;
  /** Where the body comes from, as JSON. */
  readonly source: string;
  /** Our own address for each inline image, by its Content-ID. */
  readonly images: Readonly<Record<string, string>>;
  /** What the frame may do, as the attribute says it. */
  readonly sandbox: string;
  readonly title: string;
  /** What was searched for. */
  readonly marks: readonly string[];
  /** `blocked` holds `#` where the number goes. */
  readonly words: {
    readonly loading: string;
    readonly blocked: string;
    readonly truncated: string;
    readonly failed: string;
    readonly text: string;
  };
  /** The page with the text, offered when the body cannot be shown in its frame. */
  readonly textPage: string;
}

type State =
  | { readonly step: 'loading' | 'failed' }
  | { readonly step: 'shown'; readonly blocked: number; readonly truncated: boolean };

/** The designed body, cleaned once more in the browser and put into a frame that runs nothing and grows with its content. */
export function LiveBody({ frame, source, images, sandbox, title, marks, words, textPage }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>({ step: 'loading' });

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
          { href: source, images: JSON.parse(byId) as Record<string, string>, marks: JSON.parse(marked) as string[] },
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
  }, [frame, source, byId, marked, sandbox, title]);

  return (
    <>
      {state.step === 'shown' && state.blocked > 0 && (
        <Banner tone="info" className="mb-2">
          {words.blocked.replace('#', String(state.blocked))}
        </Banner>
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
