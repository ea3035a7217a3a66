'use client';

import { useEffect, useState } from 'react';
import type { Texts } from '#lib/i18n/index.ts';
import { MessageText } from './message-text.tsx';

interface Props {
  readonly texts: Texts;
  /** Hostile: only its text is shown. */
  readonly html: string;
  readonly marks: readonly string[];
  readonly links: boolean;
}

/** The text of a letter that is HTML alone: made of what is at hand when somebody wants to see it, so that the server does not for everybody. */
export function LiveText({ texts, html, ...how }: Props) {
  const [made, setMade] = useState<{ readonly of: string; readonly text: string }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    import('#lib/mail/html-to-text.ts').then(
      ({ htmlToText }) => {
        if (!left) setMade({ of: html, text: htmlToText(html) });
      },
      () => setFailed(true),
    );
    return () => {
      left = true;
    };
  }, [html]);
  if (made?.of === html) return <MessageText texts={texts} text={made.text} {...how} />;
  return (
    <p className="text-muted" aria-busy={!failed}>
      {texts.t(failed ? 'workspace.offline' : 'reader.htmlLoading')}
    </p>
  );
}
