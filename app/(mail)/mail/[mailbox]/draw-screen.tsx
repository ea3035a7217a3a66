import type { ReactNode } from 'react';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import {
  basePath,
  listPage,
  messagePage,
  readMailPlace,
  withConversations,
  type MailPlace,
  type MailboxView,
  type MessageList,
  type MessageView,
} from '#lib/contract/index.ts';
import { AppError } from '#lib/errors.ts';
import { openPage, pageNotice, type Page, type PageNotice } from '#lib/http/index.ts';
import {
  listIdentities,
  listLabels,
  listMessages,
  listSnoozes,
  peekConversation,
  readMessage,
} from '#lib/service/index.ts';
import { LiveWorkspace, SCREEN_COOKIE, type LiveReader, type Seeded } from '#components/workspace/index.ts';
import { attempt } from '#app/attempt.ts';
import { makeSeed } from '#app/make-seed.ts';
import { MissingFolder } from '#app/missing-folder.tsx';
import { findFolder } from '#app/shell.tsx';

export interface ScreenProps {
  readonly params: Promise<{ mailbox: string; message?: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What the address of a message asks for. */
export interface AskedMessage {
  readonly page: Page;
  readonly place: MailPlace & { readonly message: NonNullable<MailPlace['message']> };
  /** The rest of the address. */
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  readonly notice: PageNotice;
}

/** What shows a message. The page of a list does not name it, so that browsers do not fetch it with the list. */
export interface MessageScreen {
  readonly reader: typeof LiveReader;
  /** What stands between header and text. */
  readonly drawCards: (page: Page, mailbox: MailboxView, message: MessageView, here: string) => ReactNode;
  /** A page of its own, where the address asks for one: source, headers, paper, an enclosed message. */
  readonly drawAlone: (asked: AskedMessage) => ReactNode;
}

/** Rows that a script asks for at a time; it gets the first ones in the same pieces. */
const CHUNK = 50;

/**
 * A folder, or one message of it: the mail screen. Without scripts it shows one of the two; where our script said that it runs
 * on a wide screen, the list stands beside the message from the start.
 */
export async function drawScreen({ params, searchParams }: ScreenProps, shown?: MessageScreen): Promise<ReactNode> {
  const { mailbox: mailboxKey, message: messageKeys = [] } = await params;
  const query = await searchParams;
  const fields = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const address = `${listPage('')}${[mailboxKey, ...messageKeys].join('/')}?${new URLSearchParams(fields).toString()}`;
  const asked = readMailPlace(address);
  if (!asked) return <MissingFolder page={await openPage(listPage('INBOX'))} />;
  const { mailbox: path, message: ref, view } = asked;
  const list = { ...asked.list, select: undefined };
  const page = await openPage(
    ref ? messagePage(path, ref, { view, list, search: asked.search }) : listPage(path, asked.list),
  );
  const { texts, session, settings } = page;
  const place = withConversations(asked, settings.conversations);
  const notice = pageNotice(query, texts);
  const alone = ref && shown?.drawAlone({ page, place: { ...place, message: ref }, query, notice });
  if (alone) return alone;

  const folder = await attempt(texts, async () => {
    const { mailbox } = await findFolder(session, path);
    if (!mailbox.selectable) throw new AppError('mailbox.missing');
    return mailbox;
  });
  if (!folder.ok && folder.fault.code === 'mailbox.missing') return <MissingFolder page={page} />;
  const screen = (await cookies()).get(SCREEN_COOKIE)?.value;
  const markRead = settings.markRead === 'at-once' && query['read'] === '1' && !(await isPrefetch());
  const asleep = folder.ok && folder.value.specialUse === 'snoozed';
  const [rows, message, conversation, labels, snoozes] = await Promise.all([
    !ref || (screen === 'wide' && !place.search)
      ? attempt(texts, () => loadRows(page, place, screen !== undefined && !settings.pages))
      : null,
    ref ? attempt(texts, () => readMessage(session, { mailbox: path, message: ref, markRead })) : null,
    ref && place.conversation ? peekConversation(session, { mailbox: path, message: ref }) : null,
    listLabels(session),
    asleep ? listSnoozes(session) : null,
  ]);
  return (
    <LiveWorkspace
      reader={shown?.reader}
      cards={
        folder.ok && message?.ok && ref
          ? shown?.drawCards(page, folder.value, message.value, messagePage(path, ref, { view, list }))
          : undefined
      }
      seed={await makeSeed(page, {
        place,
        list: seeded(rows),
        message: seeded(message),
        conversation,
        notice,
        labels: labels.labels,
        snoozes: snoozes?.snoozes ?? null,
        ownAddress: rows?.ok && rows.value.total === 0 ? await ownAddress(page) : '',
      })}
    />
  );
}

/** One window of the list; where it is scrolled, in the pieces that scripts ask for. */
async function loadRows(page: Page, { mailbox, list }: MailPlace, scrolled: boolean): Promise<MessageList> {
  const offset = scrolled ? Math.floor(list.offset / CHUNK) * CHUNK : list.offset;
  const rows = await listMessages(page.session, {
    ...list,
    mailbox,
    offset,
    threads: list.threads === '1',
    limit: scrolled ? CHUNK : undefined,
  });
  if (rows.total > 0 && list.offset >= rows.total) redirect(lastWindow(mailbox, list, rows));
  return rows;
}

/** After the last messages of the last page went away, the page before it is the last. Without the mount point: redirect() adds it. */
const lastWindow = (path: string, state: MailPlace['list'], { total, limit }: MessageList): string =>
  listPage(path, { ...state, offset: Math.floor((total - 1) / limit) * limit }).slice(basePath.length);

const seeded = <T,>(tried: Awaited<ReturnType<typeof attempt<T>>> | null): Seeded<T> | null => tried;

async function ownAddress(page: Page): Promise<string> {
  const identities = await listIdentities(page.session);
  return (identities.find(({ isDefault }) => isDefault) ?? identities[0])?.address ?? '';
}

/** A browser that fetches ahead has not shown anything yet; nothing may change for it. */
async function isPrefetch(): Promise<boolean> {
  const requestHeaders = await headers();
  return [requestHeaders.get('sec-purpose'), requestHeaders.get('purpose')].some((purpose) =>
    purpose?.includes('prefetch'),
  );
}
