'use client';

import { useState } from 'react';
import { apiHref, type RemoteImagesView } from '#lib/contract/index.ts';
import { fillWords, postForm } from '#lib/client/index.ts';
import { Banner, Button, Menu } from '#components/ui/index.ts';
import { RemoteRules } from './remote-rules.tsx';
import type { RemoteWords } from './remote-words.ts';

interface Props {
  readonly words: RemoteWords;
  readonly images: RemoteImagesView;
  /** What was left out. */
  readonly blocked: number;
  readonly trackers: number;
  /** They were to be shown: what is still out cannot be had. */
  readonly asked: boolean;
  readonly token: string;
  /** Where the forms lead to where they are sent as they are. */
  readonly back: string;
  readonly onShow: () => void;
}

/** What a message wanted to fetch from elsewhere, and who may from now on: this once, or always from some. */
export function LiveRemoteBanner({ words, images, blocked, trackers, asked, token, back, onShow }: Props) {
  const [failed, setFailed] = useState(false);
  const allow = async (fields: FormData): Promise<void> => {
    const answer = await postForm(apiHref('allowImages'), fields);
    setFailed(!answer.ok);
    if (answer.ok) onShow();
  };
  const counted = (one: string, many: string, count: number): string =>
    count === 1 ? one : fillWords(many, { count: String(count) });
  return (
    <Banner
      tone="info"
      className="remote-banner mb-2 print:hidden"
      actions={
        !asked &&
        blocked > 0 &&
        !images.off && (
          <>
            <Button type="button" icon="image" onClick={onShow}>
              {words.show}
            </Button>
            <Menu label={words.always} align="end">
              <RemoteRules
                words={words}
                images={images}
                token={token}
                back={back}
                onSubmit={(event) => {
                  event.preventDefault();
                  void allow(new FormData(event.currentTarget));
                }}
              />
            </Menu>
          </>
        )
      }
    >
      {blocked > 0 && <span>{counted(words.blockedOne, words.blockedMany, blocked)} </span>}
      {trackers > 0 && <span>{counted(words.trackerOne, words.trackerMany, trackers)} </span>}
      {blocked > 0 && images.off && <span>{words.off} </span>}
      {!asked && images.unsure && <span>{words.unsure} </span>}
      {failed && <span role="alert">{words.failed}</span>}
    </Banner>
  );
}
