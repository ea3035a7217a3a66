'use client';

import { useEffect, useState } from 'react';
import type { Texts } from '#lib/i18n/index.ts';
import { Banner } from '#components/ui/index.ts';
import { MessageText } from './message-text.tsx';

interface Props {
  readonly texts: Texts;
  /** Hostile: only its text is shown. */
  readonly html: string;
  readonly marks: readonly string[];
  readonly links: boolean;
}

interface Made {
  readonly of: string;
  /** `null`: what makes it could not be fetched. */
  readonly text: string | null;
}

/** The text of a letter that is HTML alone: made of what is at hand when somebody wants to see it, so that the server does not for everybody. */
export function LiveText({ texts, html, ...how }: Props) {
  const [made, setMade] = useState<Made>();
  useEffect(() => {
    let left = false;
    const show = (text: string | null): void => {
      if (!left) setMade({ of: html, text });
    };
    import('#lib/mail/html-to-text.ts').then(
      ({ htmlToText }) => show(htmlToText(html)),
      () => show(null),
    );
    return () => {
      left = true;
    };
  }, [html]);
  if (made?.of !== html)
    return (
      <p className="text-muted" aria-busy>
        {texts.t('reader.htmlLoading')}
      </p>
    );
  if (made.text === null) return <Banner tone="danger">{texts.t('reader.textFailed')}</Banner>;
  return <MessageText texts={texts} text={made.text} {...how} />;
}
