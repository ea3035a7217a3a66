import { rawMessage, type MessageParts } from '#e2e/mailserver/index.ts';

import { makeFile } from './make-file.ts';
import { makeNewsletter } from './newsletters.ts';
import { makeNotice } from './notices.ts';
import { OWNERS, addressOf, mailboxOf, nameOf, type Owner } from './people.ts';
import { random } from './random.ts';
import { specialMail } from './special-mail.ts';
import { THREADS, type Thread, type ThreadMessage } from './threads.ts';

/** One message and where it lies. */
export interface DemoMessage {
  /** Path with `/`, in modified UTF-7 as IMAP wants it. */
  readonly mailbox: string;
  readonly flags: readonly string[];
  readonly date: Date;
  readonly source: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOTICES = 90;
const NEWSLETTERS = 45;
/** Mail younger than this may be unread. */
const UNREAD_DAYS = 6;

/** All mail of one person, oldest first. The same `now` gives the same bytes. */
export function demoMailbox(owner: Owner, now: Date): DemoMessage[] {
  const messages = [
    ...THREADS.flatMap((thread, index) => threadMail(owner, thread, index, now)),
    ...bulkMail(owner, now),
    ...specialMail(owner, now),
  ];
  return messages.sort((a, b) => a.date.getTime() - b.date.getTime());
}

function threadMail(owner: Owner, thread: Thread, index: number, now: Date): DemoMessage[] {
  const starter = thread.messages[0]?.from;
  const everyone = [...new Set([...(starter ? [starter] : []), ...thread.to])];
  if (!everyone.includes(owner)) return [];
  const id = (at: number): string => `<utas-${index + 1}.${at + 1}@tupai.test>`;
  let time = now.getTime() - thread.daysAgo * DAY;
  return thread.messages.flatMap((message, at) => {
    time += message.after * HOUR;
    if (time > now.getTime()) return [];
    const date = new Date(time);
    const before = thread.messages[at - 1];
    const last = at === thread.messages.length - 1;
    const parts: MessageParts = {
      from: mailboxOf(message.from),
      to: everyone
        .filter((person) => person !== message.from)
        .map(mailboxOf)
        .join(', '),
      subject: `${at > 0 ? 'Re: ' : ''}${thread.subject}`,
      date,
      messageId: id(at),
      text: `${message.text}\n${before ? quoted(before, new Date(time - message.after * HOUR)) : ''}`,
      headers: before
        ? {
            'In-Reply-To': id(at - 1),
            References: thread.messages
              .slice(0, at)
              .map((_, i) => id(i))
              .join(' '),
          }
        : {},
      attachments: message.file ? [makeFile(message.file)] : [],
    };
    const mine = message.from === owner;
    const answered = thread.messages.slice(at + 1, at + 2).some(({ from }) => from === owner);
    const unread = !mine && last && thread.daysAgo < UNREAD_DAYS;
    const flags = [
      ...(unread ? [] : ['\\Seen']),
      ...(answered ? ['\\Answered'] : []),
      ...(thread.flagged && at === 0 ? ['\\Flagged'] : []),
    ];
    return [{ mailbox: mine ? 'Sent' : (thread.folder ?? 'INBOX'), flags, date, source: rawMessage(parts) }];
  });
}

const quoted = (message: ThreadMessage, date: Date): string => {
  const lines = message.text.split('\n').map((line) => `> ${line}`.trimEnd());
  const day = date.toLocaleDateString('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
  return `\nPada ${day}, ${nameOf(message.from)} menulis:\n${lines.join('\n')}\n`;
};

/** Newsletters and notices, spread over half a year and denser towards today. */
function bulkMail(owner: Owner, now: Date): DemoMessage[] {
  const numbers = random(owner === 'budi' ? 1907 : 2024);
  const to = `${OWNERS[owner].name} <${addressOf(owner)}>`;
  return Array.from({ length: NOTICES + NEWSLETTERS }, (_, index) => {
    const daysAgo = 180 * numbers.next() ** 2 + 0.02;
    const date = new Date(now.getTime() - daysAgo * DAY);
    const messageId = `<${owner}-${index}@kiriman.example>`;
    const newsletter = index < NEWSLETTERS;
    const bulk = newsletter ? makeNewsletter(numbers, index) : makeNotice(numbers, index);
    const old = daysAgo > 45;
    const mailbox = !old ? 'INBOX' : newsletter ? 'Kabar' : ('folder' in bulk && bulk.folder) || 'INBOX';
    const unread = daysAgo < UNREAD_DAYS ? numbers.next() < 0.6 : numbers.next() < 0.04;
    const flags = [...(unread ? [] : ['\\Seen']), ...(numbers.next() < 0.03 ? ['\\Flagged'] : [])];
    return { mailbox, flags, date, source: rawMessage({ ...bulk, to, date, messageId }) };
  });
}
