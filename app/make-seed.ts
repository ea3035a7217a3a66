import { cookies } from 'next/headers';
import type {
  ConversationView,
  LabelView,
  MailPlace,
  MessageList,
  MessageView,
  SnoozeView,
} from '#lib/contract/index.ts';
import { config } from '#lib/config.ts';
import type { Page, PageNotice } from '#lib/http/index.ts';
import { compiledTexts } from '#lib/i18n/index.ts';
import { readAlerts, undoesMoves } from '#lib/service/index.ts';
import {
  LIST_SIZE_COOKIE,
  readListSize,
  WORKSPACE_WORDS,
  type Seeded,
  type WorkspaceSeed,
} from '#components/workspace/index.ts';
import { loadFolders, loadOutbox } from '#app/shell.tsx';

interface Parts {
  readonly place: MailPlace;
  readonly notice: PageNotice;
  readonly list?: Seeded<MessageList> | null;
  readonly message?: Seeded<MessageView> | null;
  readonly conversation?: ConversationView | null;
  readonly labels?: readonly LabelView[];
  readonly snoozes?: readonly SnoozeView[] | null;
  readonly ownAddress?: string;
}

/** What the mail screen begins with on a page of ours. */
export async function makeSeed(page: Page, parts: Parts): Promise<WorkspaceSeed> {
  const { texts, session } = page;
  const folders = await loadFolders(session);
  return {
    account: session.user,
    productName: page.productName,
    insecure: page.insecure,
    abuseAddress: config().abuseAddress,
    token: page.token,
    cursor: page.cursor,
    locale: texts.locale,
    timeZone: texts.timeZone,
    dates: texts.dates,
    now: texts.now.toISOString(),
    words: compiledTexts(texts.locale, WORKSPACE_WORDS),
    settings: page.settings,
    listSize: readListSize(
      (await cookies()).get(LIST_SIZE_COOKIE[page.settings.readingPane === 'below' ? 'below' : 'right'])?.value,
    ),
    folders,
    undoesMoves: folders === null || (await undoesMoves(session)),
    outbox: await loadOutbox(session),
    alerts: readAlerts(session),
    list: null,
    message: null,
    conversation: null,
    labels: [],
    snoozes: null,
    ownAddress: '',
    ...parts,
  };
}
