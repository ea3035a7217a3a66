import {
  apiHref,
  listPage,
  messagePage,
  readMailPlace,
  type MessageList,
  type MessageRow,
  type OutputOf,
  type readSettings,
} from '#lib/contract/index.ts';
import { AskError, askJson, fillWords, playNewMail } from '#lib/client/index.ts';
import { cutText } from '#lib/mail/cut-text.ts';
import { decodeMailboxKey } from '#lib/mail/mailbox-key.ts';
import { encodeMessageKey } from '#lib/mail/message-ref.ts';
import { DRAFT, SEEN, hasFlag } from '#lib/mail/flags.ts';
import { oneLine } from '#lib/mail/format-address.ts';
import type { NewMail } from './new-mail-watch.ts';

/** What a notification says besides what the message says. */
export interface NewMailWords {
  readonly noSender: string;
  readonly noSubject: string;
  /** `{count}` */
  readonly many: string;
}

/** More new messages of one moment than this are told as a number. */
const SINGLE = 3;
const MOST = 50;
/** Of what came together with messages that we put there, only what arrived this short ago is new, in milliseconds. */
const RECENT = 60_000;
const LONGEST = 200;

/**
 * Tells the desktop of new mail where the person wants it: who and about what, never more; with a sound where that is wanted.
 * Not of what is read already, nor of the folder that is being looked at.
 */
export async function tellNewMail(news: NewMail, words: NewMailWords): Promise<void> {
  const path = decodeMailboxKey(news.mailbox);
  if (path === undefined) return;
  try {
    const background = { background: true };
    const { settings } = await askJson<OutputOf<typeof readSettings>>(apiHref('readSettings'), {}, background);
    const chosen = settings.notifications.includes(news.mailbox);
    const shown = chosen && mayNotify() && !isLookedAt(path);
    const heard = settings.sound && (chosen || (settings.notifications.length === 0 && path === 'INBOX'));
    if (!shown && !heard) return;
    const window = { mailbox: news.mailbox, order: 'arrival', direction: 'desc', offset: 0, limit: MOST };
    const { rows } = await askJson<MessageList>(apiHref('listMessages'), window, background);
    const fresh = rows.filter((row) => isNew(row, news));
    if (fresh.length === 0) return;
    if (heard) playNewMail();
    if (shown) show(path, news.uidValidity, fresh, words);
  } catch (cause) {
    if (!(cause instanceof AskError)) throw cause; // nobody answers: the page says so
  }
}

/** Plain HTTP has no notifications, and a person who was not asked gave no leave. */
const mayNotify = (): boolean =>
  window.isSecureContext && 'Notification' in window && Notification.permission === 'granted';

function isLookedAt(path: string): boolean {
  const place = readMailPlace(window.location.href);
  const there = place !== undefined && place.mailbox === path && !place.message && !place.search;
  return there && document.visibilityState === 'visible' && document.hasFocus();
}

function isNew({ uid, flags, received }: MessageRow, { from, mixed }: NewMail): boolean {
  if (uid < from || hasFlag(flags, SEEN) || hasFlag(flags, DRAFT)) return false;
  return !mixed || Date.now() - new Date(received).getTime() < RECENT;
}

function show(path: string, uidValidity: number, rows: readonly MessageRow[], words: NewMailWords): void {
  const who = ({ from: [first] }: MessageRow): string => plain(first?.name || first?.address || '') || words.noSender;
  const [newest] = rows;
  if (newest && rows.length > SINGLE) {
    const names = [...new Set(rows.map(who))].slice(0, SINGLE).join(', ');
    notify(fillWords(words.many, { count: String(rows.length) }), names, listPage(path), `${path} ${newest.uid}`);
  } else
    for (const row of rows) {
      const ref = { uidValidity, uid: row.uid };
      notify(
        who(row),
        plain(row.subject) || words.noSubject,
        messagePage(path, ref),
        `${path} ${encodeMessageKey(ref)}`,
      );
    }
}

/** @param tag the same one twice is one notification, whichever tab shows it */
function notify(title: string, body: string, address: string, tag: string): void {
  const notification = new Notification(title, { body, tag: `tupai ${tag}`, silent: true });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
    const link = document.createElement('a'); // as if it were pressed: the mail screen opens it without a new page
    link.href = address;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
  });
}

/** One line that shows as it reads. */
const plain = (text: string): string => cutText(oneLine(text), LONGEST).toWellFormed();
