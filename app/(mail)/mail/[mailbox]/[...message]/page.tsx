import type { MailboxView, MessageView } from '#lib/contract/index.ts';
import type { Page } from '#lib/http/index.ts';
import { MessageCardList } from '#components/cards/index.ts';
import { LiveReader } from '#components/workspace/index.ts';
import { drawScreen, type AskedMessage, type ScreenProps } from '../draw-screen.tsx';
import { EnclosedPage } from './enclosed-page.tsx';
import { MessagePage } from './message-page.tsx';
import { RedirectPage } from './redirect-page.tsx';

/** One message of a folder: in the mail screen, or what stands beside it on a page of its own. */
export default function OpenedMessagePage(props: ScreenProps) {
  return drawScreen(props, { reader: LiveReader, drawCards, drawAlone });
}

/** Scripts draw it themselves for every further message. */
const drawCards = (page: Page, mailbox: MailboxView, message: MessageView, here: string) => (
  <MessageCardList
    texts={page.texts}
    say={(key, values) => page.texts.t(key, values)}
    token={page.token}
    mailbox={mailbox}
    message={message}
    here={here}
  />
);

function drawAlone({ page, place, query, notice }: AskedMessage) {
  const { view } = place;
  if (view === 'source' || view === 'headers' || view === 'print' || view === 'whole') {
    const whole = query['conversation'] === '1';
    return <MessagePage page={page} place={{ ...place, view }} notice={notice} whole={whole} />;
  }
  if (view === 'redirect' || view === 'report')
    return <RedirectPage page={page} place={{ ...place, view }} form={query['form']} notice={notice} />;
  if (view === 'enclosed')
    return <EnclosedPage page={page} place={place} part={String(query['part'])} notice={notice} />;
  return undefined;
}
