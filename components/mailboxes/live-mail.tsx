'use client';

import { createContext, use, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { hearPage, shareEvents, signedInAgain, tellPage } from '#lib/client/index.ts';
import type { AlertView, MailboxCounts, MailboxList, QuotaView, ServerEvent } from '#lib/contract/index.ts';
import { NewMailSpeaker } from './new-mail-speaker.ts';
import { NewMailWatch, type NewMail } from './new-mail-watch.ts';
import type { NewMailWords } from './tell-new-mail.ts';

type Counts = ReadonlyMap<string, MailboxCounts>;

interface Heard {
  readonly counts: Counts;
  /** The folders as they were asked for after the last event about them; `undefined` while there was none. */
  readonly list: MailboxList | undefined;
  /** Words of the mail server by the last event about them. */
  readonly alerts: readonly AlertView[] | undefined;
  /** How full the storage is by the last event about it. */
  readonly quota: QuotaView | null | undefined;
}

const Context = createContext<Heard>({ counts: new Map(), list: undefined, alerts: undefined, quota: undefined });

interface Props {
  /** Address of the event stream, and of the folder list. */
  readonly href: string;
  readonly mailboxesHref: string;
  readonly account: string;
  /** Where the account's events stood when the page was made. */
  readonly cursor: string;
  /** Asks for the folders where the page keeps them itself, too; else they are asked for here. */
  readonly askMailboxes?: (() => Promise<MailboxList>) | undefined;
  /** The folders as the page came with them. */
  readonly known: MailboxList | null;
  /** What notifications of new mail say, and what is said to those who listen. */
  readonly words: NewMailWords & { readonly arrived: string };
  /** Hears every event as well. */
  readonly hear?: ((event: ServerEvent) => void) | undefined;
  readonly children: ReactNode;
}

/** Listens to what happens in the account while the page is open, and knows the counts that changed since it was made. */
export function LiveMail({ href, mailboxesHref, account, cursor, known, words, askMailboxes, hear, children }: Props) {
  const [counts, setCounts] = useState<Counts>(() => new Map());
  const [list, setList] = useState<MailboxList>();
  const [alerts, setAlerts] = useState<readonly AlertView[]>();
  const [quota, setQuota] = useState<QuotaView | null>();
  const ask = useEffectEvent(async (signal: AbortSignal): Promise<MailboxList | undefined> => {
    if (askMailboxes) return askMailboxes();
    const response = await fetch(mailboxesHref, { headers: { accept: 'application/json' }, signal });
    return response.ok ? ((await response.json()) as MailboxList) : undefined;
  });
  const tell = useEffectEvent((event: ServerEvent) => hear?.(event));
  const [watch] = useState(() => {
    const made = new NewMailWatch();
    if (known) made.counted(known);
    return made;
  });
  const [speaker] = useState(() => new NewMailSpeaker());
  const sayOf = useEffectEvent((news: readonly NewMail[]): void => {
    const folders = (list ?? known)?.mailboxes;
    speaker.hear(news, folders?.find(({ specialUse }) => specialUse === 'inbox')?.key, words.arrived);
  });
  const tellOf = useEffectEvent((news: readonly NewMail[]): void => {
    for (const one of news)
      import('./tell-new-mail.ts').then(
        ({ tellNewMail }) => tellNewMail(one, words),
        () => undefined, // offline, and the page says so
      );
  });

  useEffect(() => {
    const gone = new AbortController();
    let at = cursor;
    const put = (some: Iterable<readonly [string, MailboxCounts]>): void =>
      setCounts((before) => new Map([...before, ...some]));
    /** An event tells more than counts that were asked for before it came. */
    const heard = new Map<string, number>();
    let moment = 0;
    let leading = false;
    const recount = async (): Promise<void> => {
      const since = ++moment;
      try {
        const answer = await ask(gone.signal);
        if (!answer) return;
        setList(answer);
        setQuota(answer.quota);
        const news = watch.counted(answer);
        sayOf(news);
        if (leading) tellOf(news);
        put(
          answer.mailboxes
            .filter(({ key }) => (heard.get(key) ?? 0) < since)
            .map((mailbox) => [mailbox.key, mailbox] as const),
        );
      } catch {
        return; // the next event, or the next page, brings them
      }
    };
    const open = () =>
      shareEvents({ href, account, cursor: at }, (event, leads) => {
        tell(event);
        leading = leads;
        const news = watch.hear(event);
        sayOf(news);
        if (leads) tellOf(news);
        if (event.type === 'session-ended') void signedInAgain(); // whoever comes back tells `signed-in`
        if ((event.type === 'resync' && !event.mail) || event.type === 'outbox') tellPage({ kind: 'outbox' });
        if (event.type === 'alerts') setAlerts(event.alerts);
        if (event.type === 'quota') setQuota(event.quota);
        if (event.type === 'resync' || event.type === 'mailboxes') void recount();
        else if ('counts' in event && event.counts) {
          heard.set(event.mailbox, ++moment);
          put([[event.mailbox, event.counts]]);
        }
      });
    let stream: ReturnType<typeof open> | undefined = open();
    const onHide = (): void => {
      at = stream?.cursor() ?? at;
      stream?.close();
      stream = undefined;
    };
    const onShow = (event: PageTransitionEvent): void => {
      if (event.persisted) stream ??= open();
    };
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') stream?.visible();
    };
    const unhear = hearPage(({ kind }) => {
      if (kind !== 'signed-in') return;
      onHide();
      stream = open();
    });
    window.addEventListener('pagehide', onHide);
    window.addEventListener('pageshow', onShow);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      unhear();
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onShow);
      document.removeEventListener('visibilitychange', onVisible);
      gone.abort();
      onHide();
    };
  }, [href, account, cursor, watch]);

  const heard = useMemo(() => ({ counts, list, alerts, quota }), [counts, list, alerts, quota]);
  return <Context value={heard}>{children}</Context>;
}

/** What a mailbox holds by the last event; `undefined` while nothing happened in it. */
export const useLiveCounts = (mailbox: string): MailboxCounts | undefined => use(Context).counts.get(mailbox);

/** The folders, their counts, the mail server's words and the room that is left by the last events. */
export const useLiveFolders = (): Heard => use(Context);
