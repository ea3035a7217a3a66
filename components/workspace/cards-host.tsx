import { useEffect, useState } from 'react';
import { messagePage, type MailPlace, type MailboxView, type MessageView } from '#lib/contract/index.ts';
import { fillWords } from '#lib/client/index.ts';
import { sayText, type CardTexts } from '#lib/i18n/index.ts';
import type * as Cards from '#components/cards/index.ts';
import { loadCards } from './load-cards.ts';
import { useWorkspace } from './workspace-context.ts';

interface Props {
  readonly place: MailPlace & { readonly message: NonNullable<MailPlace['message']> };
  readonly mailbox: MailboxView;
  readonly message: MessageView;
}

interface Loaded {
  readonly List: typeof Cards.MessageCardList;
  readonly words: CardTexts;
}

/** What is known of a message besides its text. The server drew it for the page it made; for others it is loaded with the first of them. */
export function CardsHost({ place, mailbox, message }: Props) {
  const { seed, texts, cards } = useWorkspace();
  const [loaded, setLoaded] = useState<Loaded>();
  const drawn = seed.place.mailbox === place.mailbox && seed.place.message?.uid === message.uid ? cards : undefined;
  const wanted = !drawn && !loaded;
  useEffect(() => {
    if (!wanted) return;
    loadCards(texts.locale).then(
      ([{ MessageCardList }, words]) => setLoaded({ List: MessageCardList, words }),
      () => undefined, // a new build took its place: the text of the message is there all the same
    );
  }, [wanted, texts.locale]);
  if (drawn) return drawn;
  if (!loaded) return null;
  return (
    <loaded.List
      texts={texts}
      say={(key, values = {}) => fillWords(sayText(loaded.words, key), values)}
      token={seed.token}
      mailbox={mailbox}
      message={message}
      here={messagePage(place.mailbox, place.message, { view: place.view, list: { ...place.list, select: undefined } })}
    />
  );
}
